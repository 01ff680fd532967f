#!/usr/bin/env bash
# Healthy when the management port says ready. Asked every two seconds: starting node for it would cost 20 times as much.
exec 3<>"/dev/tcp/127.0.0.1/${MANAGEMENT_PORT}" || exit 1
printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ]
