#!/bin/sh
# What the library's symbols tell: nothing but pm_* leaves the shared library, and the static one
# calls nothing that prints, reads or writes standard streams, or ends the process. (child.c ends
# the child processes it makes, by _exit.)
#   tests/check_symbols.sh LIBPARTMAP.A LIBPARTMAP.SO
set -eu

foreign=$(nm -D --defined-only --format=posix "$2" | awk '$1 !~ /^pm_/ && $2 !~ /^[Aa]$/ { print $1 }')
if [ -n "$foreign" ]; then
    printf '%s exports what is not ours:\n%s\n' "$2" "$foreign" >&2
    exit 1
fi

forbidden=$(nm -u --format=posix "$1" | awk '
$1 ~ /[.]o[]:]/ { file = $1 }
$1 ~ /^(_?exit|quick_exit|abort|__assert_fail|printf|vprintf|puts|putchar|perror|stdout|stderr|system|popen)$/ {
    if ($1 != "_exit" || file !~ /child[.]o/) {
        print file, $1
    }
}')
if [ -n "$forbidden" ]; then
    printf '%s uses what a library must not:\n%s\n' "$1" "$forbidden" >&2
    exit 1
fi
