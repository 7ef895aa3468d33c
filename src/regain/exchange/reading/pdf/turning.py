"""From the coordinates of a PDF page to those of the page as it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """The visible box of a page and the quarter turns it is shown with."""

    left: float
    bottom: float
    right: float
    top: float
    degrees: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point, from the top left corner as shown, y downwards."""
        if self.degrees == 90:  # noqa: PLR2004 - a quarter turn
            return y - self.bottom, x - self.left
        if self.degrees == 180:  # noqa: PLR2004 - half a turn
            return self.right - x, y - self.bottom
        if self.degrees == 270:  # noqa: PLR2004 - three quarters
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.degrees in {90, 270} else (width, height)
