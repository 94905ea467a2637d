"""The only way from a document to bytes: assets by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from weasyprint.urls import URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from banxin.pdf.paint import Asset


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no type hints
    """Resolves ``asset:NAME`` and refuses every other address."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__(allowed_protocols={"asset"}, allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """Answer with the asset's bytes.

        Raises:
            ValueError: The address is not that of an asset.
        """
        name = url.removeprefix("asset:")
        if name == url or name not in self._assets:
            raise ValueError(f"only assets can be painted, not {url}")
        asset = self._assets[name]
        return URLFetcherResponse(url, asset.data, {"Content-Type": asset.mime})
