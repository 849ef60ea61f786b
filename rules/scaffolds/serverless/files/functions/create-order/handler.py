"""POST /orders: takes an order, keeps it, and puts it into the queue."""

import json
import os
import uuid
from datetime import UTC, datetime

import boto3

# Made once for each copy of the function, and used by all calls that it answers.
table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
sqs = boto3.client("sqs")
QUEUE = os.environ["ORDERS_QUEUE"]


def handle(event, _context):
    order = read_order(event.get("body"))
    if order is None:
        return answer(422, {"error": "An order has a `product`, and a `quantity` from 1 to 100."})
    kept = {
        "id": str(uuid.uuid4()),
        "day": datetime.now(UTC).date().isoformat(),
        "status": "placed",
        **order,
    }
    table.put_item(Item=kept)
    sqs.send_message(QueueUrl=QUEUE, MessageBody=json.dumps({"id": kept["id"]}))
    return answer(202, {"id": kept["id"], "status": kept["status"]})


def read_order(body):
    """The order in a body; None where it is none."""
    try:
        order = json.loads(body or "")
    except ValueError:
        return None
    if not isinstance(order, dict):
        return None
    product, quantity = order.get("product"), order.get("quantity")
    if not isinstance(product, str) or not 0 < len(product) <= 64:
        return None
    if type(quantity) is not int or not 1 <= quantity <= 100:
        return None
    return {"product": product, "quantity": quantity}


def answer(status, body):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
