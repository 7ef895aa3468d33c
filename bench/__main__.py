"""`./regain bench`: all the ratios, in one run."""

import os
import sys
import tempfile

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(REGAIN_DATABASE_URL="sqlite://:memory:", REGAIN_DATA_DIR=folder, REGAIN_HTTPS="0")

        import django

        django.setup()

        from bench import pages, reading

        print(f"{'':<58} {'Regain':>11}  {'référence':>11}  rapport")
        ratios = []
        for ratio in (*reading.run(), *pages.run()):
            print(ratio, flush=True)
            ratios.append(ratio)
    sys.exit(any(ratio.ratio > ratio.goal for ratio in ratios))
