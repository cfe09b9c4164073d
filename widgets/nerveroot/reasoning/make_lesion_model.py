"""Writes the model of the localiser, for node and for readers of the package.

``python -m nerveroot.reasoning.make_lesion_model`` writes
``generated/lesion_model.json`` beside this file. It is run by the authors after a
change of the tables of conditions and findings.
"""

import sys

from nerveroot.reasoning.lesion_model import TARGET, lesion_model, model_text

if __name__ == "__main__":
    TARGET.write_text(model_text(), "utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(lesion_model()['cells'])} sites\n")
