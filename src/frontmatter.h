/* frontmatter: YAML, TOML and JSON before a text, as static site generators have it. Only as much of each format is
 * understood as it takes to find its end and its keys. */
#ifndef FRONTMATTER_H
#define FRONTMATTER_H

#include "keyvalue.h"
#include "line.h"

/* Whether a line inside YAML's fences may be YAML: white space, a comment, a list item, a key, something indented, a
 * bracket. */
bool frontmatter_yaml_line(span line);
bool frontmatter_toml_line(span line);

/* Whether the line is a fence (`---`), with white space behind it at most. */
bool frontmatter_fence(span line, const char *fence);

/* The keys of the front matter text[from, to), its fences left out. */
void frontmatter_yaml_keys(span text, size_t from, size_t to, keyvalue_array *out);
void frontmatter_toml_keys(span text, size_t from, size_t to, keyvalue_array *out);
void frontmatter_json_keys(span text, size_t to, keyvalue_array *out);

#endif
