import sys
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import main


class OrdersTest(unittest.TestCase):
    def test_an_order_is_priced_and_paid(self) -> None:
        with mock.patch.object(main, "ask", side_effect=[{"price": 3}, {"id": "p1"}]) as ask:
            self.assertEqual(main.place(b'{"item": "tea"}'), (201, {"item": "tea", "payment": "p1"}))
        self.assertEqual(ask.call_args.args[1], {"amount": 3})

    def test_others_may_be_down(self) -> None:
        with mock.patch.object(main, "ask", side_effect=OSError):
            self.assertEqual(main.place(b'{"item": "tea"}')[0], 503)

    def test_what_is_no_order_is_refused(self) -> None:
        for body in (b"", b"[]", b'{"item": "../x"}', b'{"item": 1}'):
            self.assertEqual(main.place(body)[0], 400)


if __name__ == "__main__":
    unittest.main()
