#!/bin/sh
# A style sheet or a script, joined from files, as C: what viz/html.h calls an asset.
#   viz/make_asset.sh NAME FILE...
# Within XML a script has to be CDATA, which browsers see as a comment.
set -eu
export LC_ALL=C

name=$1
shift

join() {
    case $1 in
    *.js)
        echo '//<![CDATA['
        cat "$@"
        echo '//]]>'
        ;;
    *) cat "$@" ;;
    esac
}

if grep -n -i -e ']]>' -e '</script' "$@"; then
    echo "These lines would end the script before its end." >&2
    exit 1
fi
case $1 in
*.css)
    if grep -n '[<&]' "$@"; then
        echo "These lines of a style sheet hold what XML keeps for itself." >&2
        exit 1
    fi
    ;;
esac

hash=$(join "$@" | sha256sum | cut -c1-64 | tr a-f A-F | basenc --base16 -d | base64)
echo "/* Made by viz/make_asset.sh from $*. */"
echo '#include "viz/html.h"'
echo
echo 'static const char *const LINES[] = {'
# "?" is escaped for the sake of trigraphs.
join "$@" | sed -e 's/[\\"?]/\\&/g' -e 's/.*/    "&\\n",/'
echo '};'
echo
echo "const pm_html_asset $name = {"
echo "    LINES, sizeof LINES / sizeof *LINES, \"$hash\"};"
