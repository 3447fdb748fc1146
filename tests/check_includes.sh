#!/bin/sh
# Who may include what. Prints each include that breaks a rule as FILE:LINE: and why; fails then.
#   tests/check_includes.sh ROOT PUBLIC_HEADER...
# Folders may include only what stands below them, each third-party header belongs to the files
# named here, and public headers include nothing but the C library and one another.
set -eu
cd "$1"
shift

files=$(find engine formats viz cli tests -name data -prune -o -name '*.[ch]' -print 2>/dev/null |
    LC_ALL=C sort)
# Word splitting of the list is meant: no source file has a space in its name.
awk -v public_headers="$*" '
function fill(set, words,    list, i) {
    for (i = split(words, list, " "); i > 0; i--) {
        set[list[i]] = 1
    }
}
# Height of a folder: it may include its own and lower ones. 0: no folder of ours.
function height(path) {
    if (path ~ /^engine\/base\//) return 1
    if (path ~ /^engine\/model\//) return 2
    if (path ~ /^engine\/measure\//) return 3
    if (path ~ /^engine\/audit\//) return 4
    if (path ~ /^engine\/cohort\//) return 5
    if (path ~ /^formats\//) return 6
    if (path ~ /^viz\//) return 7
    if (path ~ /^cli\//) return 8
    if (path ~ /^tests\//) return 9
    return 0
}
# Pattern of the files that may include a third-party header; "" when nobody may.
function owners(header) {
    if (header ~ /^igraph/) return "^engine/model/(views|igraph_guard)[.][ch]$|^engine/measure/|^formats/igraph_read[.]c$|^tests/(unit|support|brute)/|^tests/bench/read_igraph[.]c$"
    if (header ~ /^libxml\//) return "^formats/xml_((read|write)[.]c|events[.][ch])$|^tests/(unit|cli|support|brute)/"
    if (header == "xlsxwriter.h") return "^formats/xlsx_book[.]c$"
    if (header == "zlib.h") return "^formats/unpack_gzip[.]c$|^tests/unit/"
    if (header == "zip.h") return "^formats/unpack_zip[.]c$|^tests/(unit|cli)/"
    if (header == "jansson.h") return "^formats/json_[a-z]+[.][ch]$|^tests/(unit|cli|support|brute)/"
    if (header == "sqlite3.h") return "^formats/sqlite_file[.]c$|^tests/(unit|cli)/"
    if (header == "sha2.h") return "^formats/digest[.]c$"
    if (header == "seccomp.h") return "^formats/child_confine[.]c$"
    if (header == "csv.h") return "^formats/sheet[.]c$"
    if (header ~ /^(graphviz\/)?(gv|cgraph|cdt|types)[a-z_]*[.]h$/) return "^viz/graphviz[.]c$"
    if (header ~ /^(librsvg\/|cairo)/) return "^viz/paper_output[.]c$"
    if (header ~ /^CUnit\//) return "^tests/(main[.]c$|suites[.]h$|unit/|cli/|support/|brute/)"
    if (header == "partmap.h") return "^tests/install/"
    return ""
}
function complain(why) {
    printf "%s:%d: %s %s\n", FILENAME, FNR, $0, "-- " why
    broken = 1
}
BEGIN {
    fill(public, public_headers)
    fill(standard, "assert.h complex.h ctype.h errno.h fenv.h float.h inttypes.h iso646.h limits.h locale.h math.h setjmp.h signal.h stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h tgmath.h time.h uchar.h wchar.h wctype.h")
    fill(standard, "dirent.h dlfcn.h fcntl.h fnmatch.h getopt.h glob.h libgen.h poll.h pwd.h regex.h sched.h strings.h sys/ioctl.h sys/prctl.h sys/resource.h sys/signalfd.h sys/socket.h sys/stat.h sys/time.h sys/types.h sys/wait.h termios.h unistd.h")
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, part, "\"")
    header = part[2]
    if (height(header) == 0) {
        complain("name the header from the root of the project.")
    } else if (height(header) > height(FILENAME)) {
        complain("a folder includes only what stands below it.")
    } else if ((FILENAME in public) && !(header in public)) {
        complain("a public header includes only public headers.")
    }
    next
}
/^[ \t]*#[ \t]*include[ \t]*</ {
    split($0, part, /[<>]/)
    header = part[2]
    if (header in standard) {
        next
    }
    if (FILENAME in public) {
        complain("a public header includes no third-party header.")
    } else if (owners(header) == "") {
        complain("no file may include this header: name its owner in tests/check_includes.sh.")
    } else if (FILENAME !~ owners(header)) {
        complain("this header belongs to other files.")
    }
    next
}
/^[ \t]*#[ \t]*include/ {
    complain("write the name of the header.")
}
END {
    exit broken
}' $files
