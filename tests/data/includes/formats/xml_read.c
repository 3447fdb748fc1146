#include <libxml/parser.h>
#include <sqlite3.h>
