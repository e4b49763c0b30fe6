"""What the lists that draw their own rows have in common: a row drawn once is shown again as it is."""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from screens.widgets.quiet_bar import QuietBar


class StripView(ScrollView):
    """A list whose rows come from `render_line`. One with a border or padding is left to Textual to draw.

    Textual remembers a row by its place on the screen, so that scrolling by one makes every row anew. A strip
    remembers how it was cut and coloured itself: a list that gives the same strip for the same row pays for
    it once, wherever it has moved to.
    """

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = QuietBar(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)  # noqa: SLF001 - as Textual makes its own
        return self._vertical_scrollbar

    def grow(self, size: Size) -> None:
        """Let the content have this size; with a scroll bar that stays, the screen is not laid out anew."""
        if self.show_vertical_scrollbar and size.height > self.size.height:
            self.set_reactive(StripView.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
            if self.scroll_y > self.max_scroll_y:
                self.scroll_to(y=self.max_scroll_y, animate=False, force=True, immediate=True)
        else:
            self.virtual_size = size

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`, as they are shown."""
        if any(self.styles.gutter):
            return super().render_lines(crop)
        width, base, (_, background) = self.size.width, self.rich_style, self.background_colors
        filters = self.get_line_filters()
        strips = []
        for y in crop.line_range:
            strip = self.render_line(y).adjust_cell_length(width, base)
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, background)
            strips.append(strip.crop(*crop.column_span))
        return strips
