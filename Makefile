# partmap: one Makefile, one build folder.
#   make           the program build/partmap and the libraries
#   make demo      set-up, build, audit and draw samples/basingstoke.graphml
#   make check     set-up, build, all tests, once plain and once under the sanitizers
#   make lint      warnings as errors on gcc and clang, clang-tidy, cppcheck, format
#   make install   PREFIX (/usr/local) and DESTDIR as usual; make uninstall takes it away

VERSION := 0.1.0
PREFIX ?= /usr/local
CFLAGS ?= -O2 -g
BUILD := build

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wcast-qual -Wvla
COMMON = -std=c17 -D_POSIX_C_SOURCE=200809L -DPM_VERSION='"$(VERSION)"' -I. -fPIC -MMD -MP $(WARNINGS)

LIBRARY_SOURCES := $(sort $(wildcard engine/*/*.c) $(wildcard formats/*.c) $(wildcard viz/*.c))
CLI_SOURCES := $(sort $(wildcard cli/*.c))
TEST_SOURCES := $(sort $(wildcard tests/*.c) $(wildcard tests/*/*.c))

# Which library each file may see. Read when a file is compiled, so that set-up can come first.
flags_igraph = $(shell pkg-config --cflags igraph)
flags_xml = $(shell pkg-config --cflags libxml-2.0)
flags_graphviz = $(shell pkg-config --cflags libgvc libcgraph)
flags_jansson = $(shell pkg-config --cflags jansson)
own_flags = $(if $(filter engine/model/views.c engine/model/igraph_guard.c engine/measure/%,$<),$(flags_igraph)) \
            $(if $(filter formats/graphml_read.c,$<),$(flags_xml)) \
            $(if $(filter formats/json.c,$<),$(flags_jansson)) \
            $(if $(filter viz/graphviz.c,$<),$(flags_graphviz))
plugins = $(shell pkg-config --variable=libdir libgvc)/graphviz
libraries = $(shell pkg-config --libs igraph libgvc libcgraph libxml-2.0 jansson) -L$(plugins) \
            -Wl,-rpath,$(plugins) -lgvplugin_core -lgvplugin_neato_layout -lm

library_objects := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
cli_objects := $(CLI_SOURCES:%.c=$(BUILD)/%.o)
test_objects := $(TEST_SOURCES:%.c=$(BUILD)/%.o)

all: $(BUILD)/partmap

$(BUILD)/partmap: $(cli_objects) $(BUILD)/libpartmap.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(libraries)

$(BUILD)/libpartmap.a: $(library_objects)
	rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(COMMON) $(own_flags) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

-include $(library_objects:.o=.d) $(cli_objects:.o=.d) $(test_objects:.o=.d)

clean:
	rm -rf $(BUILD)

.PHONY: all clean
