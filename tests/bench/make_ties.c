/* Makes up a map of ties without a single attribute, for measuring what a tie itself takes. Each
 * node is tied to the twenty behind it. make_ties TIES >MAP.graphml */
#include <stdio.h>
#include <stdlib.h>

enum { TIES_A_NODE = 20 };

int main(int argc, char **argv)
{
    unsigned long ties = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;
    if (ties == 0) {
        fputs("usage: make_ties TIES\n", stderr);
        return EXIT_FAILURE;
    }
    unsigned long nodes = ties / TIES_A_NODE + TIES_A_NODE + 1;
    puts("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
         "<graph id=\"made\" edgedefault=\"undirected\">");
    for (unsigned long i = 0; i < nodes; i++) {
        printf("<node id=\"m%lu\"/>\n", i);
    }
    for (unsigned long i = 0; i < ties; i++) {
        unsigned long source = i / TIES_A_NODE;
        printf("<edge source=\"m%lu\" target=\"m%lu\"/>\n", source, source + 1 + i % TIES_A_NODE);
    }
    puts("</graph>\n</graphml>");
    return fflush(stdout) == 0 && ferror(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
