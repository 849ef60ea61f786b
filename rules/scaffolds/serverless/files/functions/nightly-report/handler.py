"""Counts the orders of the day before, and keeps the numbers as a file."""

import json
import os
from datetime import UTC, datetime, timedelta

import boto3
from boto3.dynamodb.conditions import Key

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
s3 = boto3.client("s3")
BUCKET = os.environ["REPORTS_BUCKET"]


def handle(_event, _context):
    day = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    report = {"day": day, **count(orders_of(day))}
    # The same name however often it runs: the last run counts.
    s3.put_object(Bucket=BUCKET, Key=f"reports/{day}.json", Body=json.dumps(report), ContentType="application/json")
    return report


def orders_of(day):
    """All orders of a day, page by page."""
    start = {}
    while True:
        page = table.query(IndexName="by-day", KeyConditionExpression=Key("day").eq(day), **start)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}


def count(orders):
    report = {"orders": 0, "processed": 0, "pieces": 0}
    for order in orders:
        report["orders"] += 1
        report["processed"] += order["status"] == "processed"
        report["pieces"] += int(order["quantity"])
    return report
