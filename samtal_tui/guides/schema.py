"""The JSON Schema of a guide, generated from the model, for editors that check TOML as it is written.

python -m samtal_tui.guides.schema > docs/guide.schema.json
"""

from __future__ import annotations

import json
import sys

from samtal_tui.guides.model import Guide


def guide_schema() -> str:
    """The schema as JSON text, the same every time for the same model."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Guide.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(guide_schema())
