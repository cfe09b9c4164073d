"""What a result means between lesions, in the sentences of the EMG planner."""

import pytest
from nerveroot.reasoning.emg_planner_words import Expected, reading, role


def lesions(*values):
    names = ("A", "B", "C", "D")
    return [
        Expected(name, value, "", True)
        for name, value in zip(names, values, strict=False)
    ]


@pytest.mark.parametrize(
    ("values", "abnormal", "normal"),
    [
        (
            ("abnormal", "normal"),
            "Points to A, away from B.",
            "Points to B, away from A.",
        ),
        (
            ("abnormal", "abnormal"),
            "Expected in both: it parts nothing.",
            "Expected in neither: think of another place, or of a second lesion.",
        ),
        (
            ("varies", "normal"),
            "Speaks against B; possible in A.",
            "Expected in B, possible in A: it does not decide.",
        ),
        (
            ("usually normal", "reduced"),
            "Expected in B, possible in A: it does not decide.",
            "Points to A, away from B.",
        ),
        (
            ("varies", "unknown"),
            "Possible in each of them: it does not decide.",
            "Possible in each of them: it does not decide.",
        ),
        (
            ("abnormal", "normal", "varies", "reduced"),
            "Fits A or D, possible in C, against B.",
            "Fits B, possible in C, against A and D.",
        ),
        (
            ("abnormal",),
            "Fits A, once a muscle of this root with another nerve is abnormal, too.",
            "Speaks against A with loss of axons; excludes none without it.",
        ),
        (
            ("normal",),
            "Not explained by A: another root or nerve is hurt, too.",
            "As expected in A: a control.",
        ),
        (
            ("varies",),
            "Possible in A, and no proof of it.",
            "Possible in A: excludes nothing.",
        ),
    ],
)
def test_readings(values, abnormal, normal):
    assert reading("abnormal", lesions(*values)) == abnormal
    assert reading("normal", lesions(*values)) == normal


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("abnormal", "normal"), "parts them"),
        (("abnormal", "reduced"), "shows that there is a lesion, not where"),
        (("varies", "normal"), "parts them if abnormal"),
        (("varies", "abnormal"), "parts them if normal"),
        (("usually normal", "varies"), "does not part them"),
        (("normal",), "control"),
        (("abnormal",), "shows the lesion"),
    ],
)
def test_roles(values, words):
    assert role(lesions(*values)) == words
