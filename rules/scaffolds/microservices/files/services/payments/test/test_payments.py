import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import main


class PaymentsTest(unittest.TestCase):
    def test_the_same_id_is_taken_once(self) -> None:
        first = main.take(b'{"id": "a", "amount": 3}')
        self.assertEqual(first, (201, {"id": "a", "amount": 3}))
        self.assertEqual(main.take(b'{"id": "a", "amount": 9}'), first)

    def test_what_is_no_amount_is_refused(self) -> None:
        for body in (b"", b"[]", b'{"amount": 0}', b'{"amount": true}', b'{"amount": 1, "id": 2}'):
            self.assertEqual(main.take(body)[0], 400)


if __name__ == "__main__":
    unittest.main()
