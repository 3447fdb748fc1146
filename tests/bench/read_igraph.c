/* Reads a GraphML file as igraph does and prints how many nodes and edges it found: to be measured
 * beside read_map.
 *   read_igraph MAP */
#include <igraph.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: read_igraph MAP\n", stderr);
        return EXIT_FAILURE;
    }
    FILE *stream = fopen(argv[1], "rb");
    if (stream == NULL) {
        perror(argv[1]);
        return EXIT_FAILURE;
    }
    igraph_t graph;
    igraph_set_warning_handler(igraph_warning_handler_ignore);
    igraph_set_attribute_table(&igraph_cattribute_table);
    if (igraph_read_graph_graphml(&graph, stream, 0) != IGRAPH_SUCCESS) {
        fclose(stream);
        return EXIT_FAILURE;
    }
    printf("nodes %ld\nedges %ld\n", (long)igraph_vcount(&graph), (long)igraph_ecount(&graph));
    igraph_destroy(&graph);
    fclose(stream);
    return EXIT_SUCCESS;
}
