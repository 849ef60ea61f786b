"""Works off orders of the queue. A message may come twice: the second time changes nothing."""

import json
import os

import boto3
from botocore.exceptions import ClientError

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])


def handle(event, _context):
    failed = []
    for record in event["Records"]:
        try:
            process(json.loads(record["body"])["id"])
        except Exception as error:  # One bad message must not hold up the others.
            print(json.dumps({"level": "ERROR", "message": str(error), "messageId": record["messageId"]}))
            failed.append({"itemIdentifier": record["messageId"]})
    # Only these come again, and are set aside after five times.
    return {"batchItemFailures": failed}


def process(order_id):
    try:
        table.update_item(
            Key={"id": order_id},
            UpdateExpression="SET #status = :done",
            # An order that is not there is an error, one that is done already is none.
            ConditionExpression="attribute_exists(id) AND #status = :placed",
            ExpressionAttributeNames={"#status": "status"},
            ExpressionAttributeValues={":done": "processed", ":placed": "placed"},
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except ClientError as error:
        is_condition = error.response["Error"]["Code"] == "ConditionalCheckFailedException"
        if not is_condition or "Item" not in error.response:
            raise
