#!/usr/bin/env bash
# Creates the topics that are not there yet: what happened, and what each consumer puts aside.
set -euo pipefail
for topic in \
  order.placed \
  payment.taken \
  parcel.sent \
  billing.dead-letter \
  shipping.dead-letter \
  notifications.dead-letter \
  analytics.dead-letter
do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists \
    --topic "$topic" --partitions 3 --replication-factor 1
done
