# Run by the postgres image when it makes a new cluster: the settings stay in one file of the repository, which the local
# runner reads too. There the server listens on loopback, here on the network of the containers.
cat >>"$PGDATA/postgresql.conf" <<END
include '/crossroads/crossroads.conf'
listen_addresses = '*'
END
