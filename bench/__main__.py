"""`./regain bench`: all the ratios, in one run."""

import os
import sys
import tempfile

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(REGAIN_DATABASE_URL="sqlite://:memory:", REGAIN_DATA_DIR=folder, REGAIN_HTTPS="0")

        import django

        django.setup()

        from bench import observations, outlines, pages, reading, twins, writing

        print(f"{'':<58} {'Regain':>11}  {'référence':>11}  rapport")
        ratios = []
        for run in (reading.run, writing.run, pages.run, outlines.run, observations.run):
            for ratio in run():
                print(ratio, flush=True)
                ratios.append(ratio)
        pages_of_figures, seconds = twins.run()
        for ratio in pages_of_figures:
            print(ratio, flush=True)
            ratios.append(ratio)
        print(f"jumeaux de {twins.OURS} quartiers, deux indicateurs : {seconds:.2f} s (but ≤ {twins.SECONDS:g})")
        is_late = seconds > twins.SECONDS
        seconds = writing.nineteen_communes()
        print(f"écrire {writing.COMMUNES} conventions en PDF, DOCX et ODT : {seconds:.1f} s")
        heavy = {address: weight for address, weight in pages.weights().items() if weight > pages.LIMIT}
        print(f"poids d’une première visite : au plus {max(pages.weights().values()):.0f} ko (but ≤ {pages.LIMIT})")
    sys.exit(bool(heavy) or is_late or not all(ratio.is_met for ratio in ratios))
