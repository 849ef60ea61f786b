"""GET /orders/{id}: shows an order."""

import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])


def handle(event, _context):
    order = table.get_item(Key={"id": event["pathParameters"]["id"]}).get("Item")
    if order is None:
        return answer(404, {"error": "Not found."})
    return answer(200, {**order, "quantity": int(order["quantity"])})


def answer(status, body):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
