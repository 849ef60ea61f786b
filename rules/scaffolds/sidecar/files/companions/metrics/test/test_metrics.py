import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import metrics


class MetricsTest(unittest.TestCase):
    def test_counts_are_shown_and_other_values_are_not(self) -> None:
        text = metrics.exposition("orders", {"requests": 3, "name": "x", "flag": True})
        self.assertEqual(text, "orders_up 1\norders_requests_total 3\n")


if __name__ == "__main__":
    unittest.main()
