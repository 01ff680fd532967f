#!/usr/bin/env bash
# Starts the broker with the settings of deploy/kafka/server.properties in the image apache/kafka: SCRAM-SHA-512 and ACLs.
# Formats the storage on first use and gives `admin` and `broker` their logins; all others are made by deploy/migrate.
#   INTERNAL_ADDRESS, EXTERNAL_ADDRESS   what clients inside and outside the network connect to
#   /secrets/{admin,broker,controller,cluster-id}
set -euo pipefail
umask 077
here=/crossroads
data=/var/lib/kafka/data
properties=/tmp/server.properties
secret() { cat "/secrets/$1"; }
scram() { echo "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"broker\" password=\"$(secret broker)\";"; }
plain() { echo "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"controller\" password=\"$(secret controller)\" user_controller=\"$(secret controller)\";"; }

cat "$here/server.properties" - >"$properties" <<END
listeners=CLIENT://:9092,EXTERNAL://:9094,CONTROLLER://127.0.0.1:9093
advertised.listeners=CLIENT://$INTERNAL_ADDRESS,EXTERNAL://$EXTERNAL_ADDRESS
listener.security.protocol.map=CONTROLLER:SASL_PLAINTEXT,CLIENT:SASL_PLAINTEXT,EXTERNAL:SASL_PLAINTEXT
controller.quorum.voters=1@127.0.0.1:9093
listener.name.external.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.client.scram-sha-512.sasl.jaas.config=$(scram)
listener.name.external.scram-sha-512.sasl.jaas.config=$(scram)
listener.name.controller.plain.sasl.jaas.config=$(plain)
log.dirs=$data/log
END

export KAFKA_LOG4J_OPTS="-Dlog4j2.configurationFile=$here/log4j2.properties"
if [ ! -f "$data/formatted" ]; then
  rm -rf "$data/log"
  # The tool prints every user's derived keys, so its output goes nowhere unless it fails.
  said=$(/opt/kafka/bin/kafka-storage.sh format -t "$(secret cluster-id)" -c "$properties" \
    --add-scram "SCRAM-SHA-512=[name=admin,password=$(secret admin)]" \
    --add-scram "SCRAM-SHA-512=[name=broker,password=$(secret broker)]" 2>&1) ||
    { echo 'The storage of Kafka could not be formatted' >&2; printf '%s\n' "$said" | sed 's/password=[^],]*/password=…/g' >&2; exit 1; }
  touch "$data/formatted"
fi
exec /opt/kafka/bin/kafka-server-start.sh "$properties"
