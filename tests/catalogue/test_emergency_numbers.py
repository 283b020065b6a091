"""The emergency number of a country: from a cited page, named everywhere once it is chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from babel import Locale
from click.testing import CliRunner

from stretchlib import catalogue
from stretchlib.catalogue import emergency
from stretchlib.cli import main
from stretchlib.errors import UnknownCountry

EUROPEAN_UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"


@pytest.fixture(autouse=True)
def _no_country(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(emergency.VARIABLE, raising=False)
    emergency._chosen.clear()
    yield
    emergency._chosen.clear()


def actions() -> list[str]:
    return [sign.action for sign in catalogue.emergency_signs()]


def test_every_country_is_one_and_has_a_page_that_says_its_number() -> None:
    territories = Locale("en").territories
    for code, country in catalogue.countries().items():
        assert code in territories, code
        assert country.name.split()[0] in territories[code], code
        assert country.source.startswith("https://")
        assert country.status == "verified"


def test_112_reaches_an_ambulance_in_the_whole_european_union() -> None:
    assert all("112" in catalogue.countries()[code].numbers for code in EUROPEAN_UNION.split())


@pytest.mark.parametrize(
    ("code", "words"), [("GB", "999"), ("us", "911"), ("AU", "000"), ("de", "112"), ("CH", "144 or 112")]
)
def test_a_chosen_country_is_named_in_every_emergency_sign(code: str, words: str) -> None:
    catalogue.use_country(code)
    assert all(words in action for action in actions())
    assert catalogue.number_words() == words


def test_without_a_country_no_number_is_made_up() -> None:
    for action in actions():
        assert "your local emergency number" in action
        assert not any(sign.isdigit() for sign in action)


def test_the_variable_names_a_country_and_a_choice_outweighs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(emergency.VARIABLE, "nz")
    assert "111" in actions()[0]
    catalogue.use_country("JP")
    assert "119" in actions()[0]
    catalogue.use_country(None)
    assert "your local emergency number" in actions()[0]


def test_an_unknown_country_is_one_clear_sentence() -> None:
    with pytest.raises(UnknownCountry) as told:
        catalogue.use_country("XX")
    sentence = str(told.value)
    assert sentence.startswith("'XX' is no country")
    assert "GB" in sentence
    assert sentence.count(". ") == 0


def test_signs_show_even_if_the_variable_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(emergency.VARIABLE, "Narnia")
    with pytest.warns(UserWarning, match="STRETCHLIB_COUNTRY: 'Narnia' is no country"):
        assert "your local emergency number" in actions()[0]


def test_cards_widgets_and_the_terminal_name_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from stretchlib import widgets

    monkeypatch.setenv(emergency.VARIABLE, "GB")
    from stretchlib.show.signs import emergency_signs

    shown = emergency_signs()._repr_mimebundle_()
    assert 'Call <span data-sl-number="GB">999</span>' in shown["text/html"]
    assert "Call 999 for an ambulance" in " ".join(shown["text/plain"].split())
    for widget in (widgets.safety_check(), widgets.timer("lying-strap"), widgets.body_map()):
        assert widget.country == "GB"


@pytest.mark.parametrize("broken", ["id", "number", "status", "source"])
def test_a_country_that_breaks_a_rule_is_refused(broken: str) -> None:
    good = {"id": "GB", "name": "x", "numbers": ("999",), "source": "https://x.org/", "status": "verified"}
    bad = {"id": "gb", "number": ("9 99",), "status": "from memory", "source": "somewhere"}
    emergency.Country(**good)  # type: ignore[arg-type]
    key = "numbers" if broken == "number" else broken
    with pytest.raises(ValueError, match="must"):
        emergency.Country(**{**good, key: bad[broken]})  # type: ignore[arg-type]


def test_the_command_refuses_an_unknown_country_with_one_sentence() -> None:
    done = CliRunner().invoke(main, ["book", "--country", "XX"])
    assert done.exit_code == 2
    assert "'XX' is no country" in done.output
    assert "Traceback" not in done.output
