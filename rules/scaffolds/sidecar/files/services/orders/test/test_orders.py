import sys
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import orders


class OrdersTest(unittest.TestCase):
    def test_an_order_has_the_price_of_the_catalogue(self) -> None:
        with mock.patch.object(orders, "price_of", return_value=3):
            self.assertEqual(orders.place(b'{"item": "tea"}'), (201, {"item": "tea", "price": 3}))

    def test_without_the_catalogue_there_is_no_order(self) -> None:
        with mock.patch.object(orders, "price_of", side_effect=OSError):
            self.assertEqual(orders.place(b'{"item": "tea"}')[0], 503)

    def test_what_is_no_order_is_refused(self) -> None:
        for body in (b"", b"[]", b'{"item": "../x"}', b'{"item": 1}'):
            self.assertEqual(orders.place(body)[0], 400)


if __name__ == "__main__":
    unittest.main()
