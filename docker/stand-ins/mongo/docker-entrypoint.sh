#!/usr/bin/env bash
# At the first start it makes the root user, while nobody gets in from outside.
set -euo pipefail
mkdir -p /data/db
if [[ -n ${MONGO_INITDB_ROOT_USERNAME:-} && ! -e /data/db/WiredTiger ]]; then
  mongod --fork --bind_ip 127.0.0.1 --logpath /tmp/first.log
  mongosh --quiet --norc --eval 'db.getSiblingDB("admin").createUser({
    user: process.env.MONGO_INITDB_ROOT_USERNAME, pwd: process.env.MONGO_INITDB_ROOT_PASSWORD, roles: ["root"]})'
  mongod --shutdown
fi
exec "$@"
