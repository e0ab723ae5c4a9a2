"""English or not."""

from __future__ import annotations

import pytest
from conftest import examine_text

from authlint.analysis.language import recognise

TEXTS = {
    "English": "The ferry left at ten past six, and by the time we had found the right pier it was already past the second buoy. We sat down on the steps and ate the bread that was meant for the evening.",
    "German": "Die Fähre legte um zehn nach sechs ab, und als wir den richtigen Anleger gefunden hatten, war sie schon an der zweiten Boje vorbei. Wir setzten uns auf die Stufen und aßen das Brot, das für den Abend gedacht war.",
    "French": "Le bac est parti à six heures dix, et quand nous avons trouvé le bon quai il avait déjà passé la deuxième bouée. Nous nous sommes assis sur les marches et nous avons mangé le pain qui était prévu pour le soir.",
    "Spanish": "El ferry salió a las seis y diez, y cuando encontramos el muelle correcto ya había pasado la segunda boya. Nos sentamos en los escalones y comimos el pan que era para la noche, que no estaba tan mal.",
    "Italian": "Il traghetto è partito alle sei e dieci, e quando abbiamo trovato il molo giusto era già oltre la seconda boa. Ci siamo seduti sui gradini e abbiamo mangiato il pane che era per la sera.",
    "Dutch": "De veerboot vertrok om tien over zes, en toen we de goede steiger hadden gevonden was hij al voorbij de tweede boei. We gingen op de trap zitten en aten het brood dat voor de avond was.",
    "Polish": "Prom odpłynął dziesięć po szóstej, a kiedy znaleźliśmy właściwe molo, był już za drugą boją. Usiedliśmy na schodach i zjedliśmy chleb, który był na wieczór, bo nie było już nic do zrobienia.",
    "Cyrillic script": "Паром ушёл в десять минут седьмого, и когда мы нашли нужный причал, он уже прошёл второй буй.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_recognised(language: str) -> None:
    assert recognise(TEXTS[language]) == language


def test_a_foreign_draft_is_reported_and_not_judged() -> None:
    report = examine_text(TEXTS["German"])
    assert not report.findings
    assert "German" in report.skipped


def test_front_matter_decides() -> None:
    report = examine_text("---\nlang: fr\n---\nWe delve into it.\n")
    assert "declared as fr" in report.skipped
    assert examine_text("---\nlang: en-GB\n---\nWe delve into it.\n").findings


def test_a_short_note_is_taken_for_english() -> None:
    assert recognise("Ja, gut.") == "English"


def test_a_draft_that_opens_in_english_and_goes_on_in_another_script() -> None:
    """None of the first 500 letters is foreign, most of the others are."""
    english = "The ferry left at ten past six and the captain was nowhere to be seen on the quay. " * 10
    assert recognise(english + "паром ушёл в шесть часов утра и никто не видел капитана " * 40) == "Cyrillic script"
