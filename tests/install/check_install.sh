#!/bin/sh
# Is what "make install" puts down enough, and does "make uninstall" leave nothing behind? Installs
# in a temporary folder, builds and runs a client of the shared and of the static library with what is there,
# and takes it away again.
#   tests/install/check_install.sh MAKE CC
set -eu
make=$1
compiler=$2
folder=$(mktemp -d) # not below build/: its path may have spaces, which install rules cannot take
trap 'rm -rf "$folder"' EXIT
prefix=$folder/usr

$make -s install PREFIX="$prefix" DESTDIR=

# The manual page, the licence and a sample are where a reader looks for them.
for file in bin/partmap share/man/man1/partmap.1 share/doc/partmap/LICENSE \
    share/doc/partmap/samples/basingstoke.graphml; do
    test -s "$prefix/$file" || { echo "make install does not install $file." >&2; exit 1; }
done

expected='9 members'
# Public headers may not need what the library is built with, so its parts' flags are not asked for.
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
flags="-std=c17 -Wall -Wextra -Wpedantic -Werror -I$(pkg-config --variable=includedir partmap)/partmap"
$compiler $flags -o "$folder/shared" tests/install/client.c $(pkg-config --libs partmap)
$compiler $flags -o "$folder/static" tests/install/client.c "$prefix/lib/libpartmap.a" \
    $(pkg-config --libs $(pkg-config --print-requires-private partmap)) \
    $(pkg-config --variable=plugins partmap) -lcsv -lm
export LD_LIBRARY_PATH="$prefix/lib"
for client in shared static; do
    said=$("$folder/$client" samples/minimal.graphml)
    test "$said" = "$expected" || { echo "the $client client says: $said" >&2; exit 1; }
done

# The same tree through DESTDIR, then away with it.
$make -s install PREFIX=/usr DESTDIR="$folder/staged"
(cd "$prefix" && find . -type f) | LC_ALL=C sort >"$folder/list"
(cd "$folder/staged/usr" && find . -type f) | LC_ALL=C sort | diff "$folder/list" -
$make -s uninstall PREFIX=/usr DESTDIR="$folder/staged"
left=$(find "$folder/staged" ! -type d)
test -z "$left" || { echo "make uninstall leaves: $left" >&2; exit 1; }
