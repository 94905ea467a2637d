"""The output intent of files for screens and archives: what their RGB numbers mean."""

from __future__ import annotations

from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

# ICC.1:2022, 7.2: the header's date, which LittleCMS fills with the moment of the call.
_DATE = slice(24, 36)
_NO_MATTER_WHEN = b"".join(number.to_bytes(2, "big") for number in (2000, 1, 1, 0, 0, 0))


def intend_srgb(pdf: pikepdf.Pdf) -> None:
    """Give a PDF sRGB as its one output intent (ISO 19005-3:2012, 6.2.3)."""
    profile = pdf.make_stream(srgb_profile(), Dictionary(N=3, Alternate=Name.DeviceRGB))
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        RegistryName=String("http://www.color.org"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def srgb_profile() -> bytes:
    """The profile that the pictures were converted to, the same bytes whenever it is asked for."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_DATE] = _NO_MATTER_WHEN
    return bytes(made)
