#include <libxml/parser.h>
#include <jansson.h>
#include HEADER
