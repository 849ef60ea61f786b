import json
import unittest
from datetime import UTC, datetime, timedelta

from aws import CloudTestCase, load


class Orders(CloudTestCase):
    def place(self, body):
        return load("create-order").handle({"body": body}, None)

    def test_an_order_is_kept_queued_worked_off_and_shown(self):
        placed = self.place('{"product": "tea", "quantity": 2}')
        self.assertEqual(placed["statusCode"], 202)
        order_id = json.loads(placed["body"])["id"]
        message = self.sqs.receive_message(QueueUrl=self.queue)["Messages"][0]
        record = {"messageId": "1", "body": message["Body"]}
        process = load("process-order")
        self.assertEqual(process.handle({"Records": [record]}, None), {"batchItemFailures": []})
        shown = load("get-order").handle({"pathParameters": {"id": order_id}}, None)
        self.assertEqual(json.loads(shown["body"])["status"], "processed")
        self.assertEqual(json.loads(shown["body"])["quantity"], 2)
        # The queue may bring a message twice.
        self.assertEqual(process.handle({"Records": [record]}, None), {"batchItemFailures": []})

    def test_what_is_no_order_is_refused(self):
        for body in (None, "{", "[]", '{"product": "tea"}', '{"product": "", "quantity": 1}', '{"product": "tea", "quantity": true}'):
            self.assertEqual(self.place(body)["statusCode"], 422, body)
        self.assertEqual(self.orders.scan()["Count"], 0)

    def test_only_messages_that_failed_come_again(self):
        self.orders.put_item(Item={"id": "a", "day": "2026-01-01", "status": "placed", "product": "tea", "quantity": 1})
        records = [
            {"messageId": "good", "body": '{"id": "a"}'},
            {"messageId": "unknown", "body": '{"id": "b"}'},
            {"messageId": "broken", "body": "{"},
        ]
        failures = load("process-order").handle({"Records": records}, None)["batchItemFailures"]
        self.assertEqual([one["itemIdentifier"] for one in failures], ["unknown", "broken"])

    def test_what_is_not_there_is_not_found(self):
        self.assertEqual(load("get-order").handle({"pathParameters": {"id": "x"}}, None)["statusCode"], 404)


class Products(CloudTestCase):
    def event(self, text):
        self.s3.put_object(Bucket="uploads", Key="products/new list.csv", Body=text.encode())
        return {"Records": [{"s3": {"bucket": {"name": "uploads"}, "object": {"key": "products/new+list.csv"}}}]}

    def test_an_uploaded_list_is_read(self):
        event = self.event("id,name,price\ntea,Green tea,4.50\ncup,Cup,8\n")
        self.assertEqual(load("import-products").handle(event, None), {"products": 2})
        self.assertEqual(self.products.get_item(Key={"id": "tea"})["Item"]["name"], "Green tea")

    def test_a_list_with_a_mistake_is_refused_whole(self):
        with self.assertRaisesRegex(ValueError, "line 3"):
            load("import-products").handle(self.event("id,name,price\ntea,Green tea,4.50\ncup,Cup,cheap\n"), None)
        self.assertEqual(self.products.scan()["Count"], 0)


class Report(CloudTestCase):
    def test_the_day_before_is_counted(self):
        day = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
        for number, status in enumerate(["placed", "processed", "processed"]):
            self.orders.put_item(Item={"id": str(number), "day": day, "status": status, "quantity": 2})
        self.orders.put_item(Item={"id": "old", "day": "2000-01-01", "status": "placed", "quantity": 9})
        expected = {"day": day, "orders": 3, "processed": 2, "pieces": 6}
        self.assertEqual(load("nightly-report").handle({}, None), expected)
        kept = self.s3.get_object(Bucket="reports", Key=f"reports/{day}.json")["Body"].read()
        self.assertEqual(json.loads(kept), expected)


if __name__ == "__main__":
    unittest.main()
