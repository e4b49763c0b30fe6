"""The real program with one fault put in: its first room fails while it holds a secret. Run as a script."""

import os
import sys

from samtal_tui.harden import clean_environment, harden_process


def main() -> None:
    clean_environment(os.environ)
    harden_process()
    from screens.welcome import WelcomeRoom

    where = sys.argv.pop(1)

    def handler(self: WelcomeRoom, steps: int) -> None:
        typed = "kanariefågel-i-en-lokal-variabel"
        raise ValueError(f"{typed} {steps}")

    async def worker(self: WelcomeRoom) -> None:
        typed = "kanariefågel-i-en-lokal-variabel"
        raise KeyError(typed)

    def later(self: WelcomeRoom, steps: int) -> None:
        self.run_worker(worker(self), exit_on_error=True)

    def in_the_loop(self: WelcomeRoom, steps: int) -> None:
        import asyncio

        asyncio.get_running_loop().call_soon(handler, self, steps)

    WelcomeRoom.action_move = {"handler": handler, "worker": later, "loop": in_the_loop}[where]
    from samtal_tui.front import samtal

    samtal()


if __name__ == "__main__":
    main()
