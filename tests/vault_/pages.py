"""What somebody with K_db reads: every page of the database file, decrypted outside SQLite.

SQLCipher 4: AES-256-CBC, 16 bytes of salt at the start of the file, 80 reserved bytes at the end of a page:
the IV, then HMAC-SHA512. https://www.zetetic.net/sqlcipher/design/
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from vault.store import OpenVault

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16


def decrypted(data: bytes, key: bytes) -> list[bytes]:
    """Each page in clear; an `AssertionError` when a page's MAC is wrong."""
    salt = data[:SALT]
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    pages = []
    for count in range(len(data) // PAGE):
        page = data[count * PAGE : (count + 1) * PAGE]
        start = SALT if count == 0 else 0
        body, tail = page[start : PAGE - RESERVED], page[PAGE - RESERVED :]
        covered = body + tail[:IV] + (count + 1).to_bytes(4, "little")
        assert hmac.digest(mac_key, covered, "sha512") == tail[IV:]
        opener = Cipher(algorithms.AES256(key), modes.CBC(tail[:IV])).decryptor()
        pages.append(opener.update(body) + opener.finalize())
    return pages


def plain_pages(vault: OpenVault) -> bytes:
    """All pages of an open vault's database."""
    data = (vault.folder / vault.key_file.database).read_bytes()
    return b"".join(decrypted(data, bytes(vault.keys.database)))
