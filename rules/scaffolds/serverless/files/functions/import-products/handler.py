"""Reads lists of products (CSV with the columns id, name and price) that were uploaded."""

import csv
import io
import json
import os
from decimal import Decimal, InvalidOperation
from urllib.parse import unquote_plus

import boto3

table = boto3.resource("dynamodb").Table(os.environ["PRODUCTS_TABLE"])
s3 = boto3.client("s3")


def handle(event, _context):
    count = 0
    for record in event["Records"]:
        # Keys in events are encoded as in addresses.
        key = unquote_plus(record["s3"]["object"]["key"])
        body = s3.get_object(Bucket=record["s3"]["bucket"]["name"], Key=key)["Body"].read()
        products = read_products(body.decode("utf-8-sig"))
        with table.batch_writer(overwrite_by_pkeys=["id"]) as batch:
            for product in products:
                batch.put_item(Item=product)
        count += len(products)
    print(json.dumps({"level": "INFO", "message": "imported", "products": count}))
    return {"products": count}


def read_products(text):
    """All products of a list. One line that cannot be read refuses the whole list, with its number."""
    products = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
        try:
            products.append({"id": row["id"].strip(), "name": row["name"].strip(), "price": Decimal(row["price"])})
        except (KeyError, AttributeError, TypeError, InvalidOperation) as error:
            raise ValueError(f"line {number} is no product") from error
    return products
