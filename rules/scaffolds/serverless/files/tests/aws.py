"""A cloud in memory, with the tables, queues and buckets of the template, and the functions loaded into it."""

import importlib.util
import os
import unittest
from pathlib import Path

from moto import mock_aws

REGION = "eu-central-1"
FUNCTIONS = Path(__file__).parent.parent / "functions"


class CloudTestCase(unittest.TestCase):
    def setUp(self):
        os.environ.update(
            AWS_DEFAULT_REGION=REGION,
            # No real account is ever reached.
            AWS_ACCESS_KEY_ID="testing",
            AWS_SECRET_ACCESS_KEY="testing",
            ORDERS_TABLE="orders",
            PRODUCTS_TABLE="products",
            REPORTS_BUCKET="reports",
        )
        cloud = mock_aws()
        cloud.start()
        self.addCleanup(cloud.stop)
        import boto3

        dynamodb = boto3.resource("dynamodb")
        self.orders = dynamodb.create_table(
            TableName="orders",
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[
                {"AttributeName": "id", "AttributeType": "S"},
                {"AttributeName": "day", "AttributeType": "S"},
            ],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            GlobalSecondaryIndexes=[
                {
                    "IndexName": "by-day",
                    "KeySchema": [
                        {"AttributeName": "day", "KeyType": "HASH"},
                        {"AttributeName": "id", "KeyType": "RANGE"},
                    ],
                    "Projection": {"ProjectionType": "ALL"},
                }
            ],
        )
        self.products = dynamodb.create_table(
            TableName="products",
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        )
        self.sqs = boto3.client("sqs")
        self.queue = self.sqs.create_queue(QueueName="orders")["QueueUrl"]
        os.environ["ORDERS_QUEUE"] = self.queue
        self.s3 = boto3.client("s3")
        for bucket in ("uploads", "reports"):
            self.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})


def load(function):
    """The handler of a function, loaded anew."""
    spec = importlib.util.spec_from_file_location(function.replace("-", "_"), FUNCTIONS / function / "handler.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
