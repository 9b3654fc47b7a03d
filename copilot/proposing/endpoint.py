"""Where the model is: an OpenAI-compatible endpoint on this computer, and no other until redaction exists."""

from __future__ import annotations

import ipaddress
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from copilot.errors import ProposerUnavailable

if TYPE_CHECKING:
    from copilot.settings import Settings

MODES = ("json_schema", "tools", "json")
NOT_SET = "No model is set up (PAINCODER_LLM_BASE_URL and PAINCODER_LLM_MODEL)."
_PROBE_SECONDS = 3.0


class RemoteRefused(ProposerUnavailable):
    """The endpoint is not on this computer: nothing is sent to it."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One model at one address, and how to ask it. Its key never shows in a repr."""

    base_url: str
    model: str
    api_key: _Key
    mode: str = "json_schema"
    timeout_s: float = 60.0
    max_tokens: int = 2000
    retries: int = 1

    @classmethod
    def of(cls, settings: Settings) -> Endpoint:
        """The endpoint of the settings; ProposerUnavailable where none can be used."""
        if not settings.llm_base_url or not settings.llm_model:
            raise ProposerUnavailable(NOT_SET)
        if settings.llm_mode not in MODES:
            raise ProposerUnavailable(f"PAINCODER_LLM_MODE is not one of {', '.join(MODES)}.")
        return cls(
            base_url=on_this_computer(settings.llm_base_url),
            model=settings.llm_model,
            api_key=_Key(settings.llm_api_key.get_secret_value() if settings.llm_api_key else ""),
            mode=settings.llm_mode,
            timeout_s=settings.llm_timeout_s,
            max_tokens=settings.llm_max_tokens,
            retries=settings.llm_retries,
        )


class _Key(str):
    """An API key; printing it shows that there is one and no more."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'…'" if self else "''"


def on_this_computer(url: str) -> str:
    """`url` if it is http(s) on a loopback address; otherwise RemoteRefused, in one line."""
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise RemoteRefused("The model's address is not a valid URL; nothing was sent.") from None
    odd = parts.username is not None or "\\" in url or any(char.isspace() for char in url.strip())
    if parts.scheme not in ("http", "https") or not host or odd:
        raise RemoteRefused("The model's address is not a plain http(s) URL; nothing was sent.")
    if not is_loopback(host):
        raise RemoteRefused(
            f"The model at {host} is not on this computer; notes stay here until redaction is in place."
        )
    return url.strip()


def is_loopback(host: str) -> bool:
    """127.0.0.0/8, ::1 and localhost, written as such; no name is looked up."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def endpoint_status(settings: Settings) -> dict[str, Any]:
    """For `doctor`: the endpoint and model that are set, whether they may be used, whether it answers."""
    status: dict[str, Any] = {"endpoint": settings.llm_base_url, "model": settings.llm_model, "usable": False}
    try:
        endpoint = Endpoint.of(settings)
    except RemoteRefused as refused:
        return {**status, "state": f"refused: {refused}"}
    except ProposerUnavailable as unset:
        return {**status, "state": "none is set: rules only" if str(unset) == NOT_SET else str(unset)}
    answers, state = _probe(endpoint.base_url)
    return {**status, "usable": answers, "state": state}


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect could lead off this computer: it is an answer, not a way."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def _probe(base_url: str) -> tuple[bool, str]:
    """Ask for the list of models, past any proxy; an error status is an answer too."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay())
    try:
        with opener.open(base_url.rstrip("/") + "/models", timeout=_PROBE_SECONDS) as reply:
            return True, f"answers ({reply.status})"
    except urllib.error.HTTPError as error:
        return True, f"answers ({error.code})"
    except (OSError, ValueError) as error:
        return False, f"does not answer ({type(error).__name__})"
