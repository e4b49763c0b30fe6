"""The baseline: the smallest Textual program, and one that updates a Static on every key."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("hello", id="said")

    def on_key(self, event: Key) -> None:
        said = self.query_one("#said", Static)
        said.update(f"{said.content}{event.character or ''}"[-100:])


if __name__ == "__main__":
    Hello().run()
