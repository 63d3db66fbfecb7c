#include "frontmatter.h"

enum { KEY_LONGEST = 64, TABLE_LONGEST = 128 };

bool frontmatter_fence(span line, const char *fence)
{
	size_t n = strlen(fence);
	return line.n >= n && memcmp(line.p, fence, n) == 0 && line_is_blank(span_cut(line, n, line.n));
}

/* The bytes of `key:` at the start of a line, the colon left out; 0 if there is none. */
static size_t yaml_key(span line)
{
	size_t n = 0;
	if (line.n && (*line.p == '"' || *line.p == '\'')) {
		const byte *end = memchr(line.p + 1, *line.p, line.n - 1);
		n = end ? (size_t)(end + 1 - line.p) : 0;
	} else {
		while (n < line.n && n <= KEY_LONGEST &&
			!(line.p[n] == ':' && (n + 1 == line.n || line.p[n + 1] == ' ' || line.p[n + 1] == '\t')))
			if (line.p[n++] == '#') return 0;
	}
	return n && n < line.n && n <= KEY_LONGEST && line.p[n] == ':' ? n : 0;
}

bool frontmatter_yaml_line(span line)
{
	if (line_is_blank(line) || *line.p == ' ' || *line.p == '\t' || strchr("#]}", *line.p))
		return *line.p != 0 || line_is_blank(line);
	if (*line.p == '-' && (line.n == 1 || line.p[1] == ' ')) return true;
	return yaml_key(line) > 0;
}

static bool is_toml_key(byte c)
{
	return utf8_is_word(c) || c == '_' || c == '-' || c == '.' || c == '"' || c == '\'' || c >= 0x80;
}

/* The bytes of `key =` at the start of a line, white space and the mark left out; 0 if there is none. */
static size_t toml_key(span line)
{
	size_t n = 0, mark;
	while (n < line.n && n <= KEY_LONGEST && is_toml_key(line.p[n])) n++;
	for (mark = n; mark < line.n && (line.p[mark] == ' ' || line.p[mark] == '\t');) mark++;
	return n && mark < line.n && line.p[mark] == '=' ? n : 0;
}

bool frontmatter_toml_line(span line)
{
	span s = line_trim(line);
	return s.n == 0 || *s.p == '#' || *s.p == '[' || toml_key(s) > 0;
}

static span unquote(span s)
{
	bool quoted = s.n > 1 && (*s.p == '"' || *s.p == '\'') && s.p[s.n - 1] == *s.p;
	return quoted ? span_cut(s, 1, s.n - 1) : s;
}

/* A list's items, parted by line ends and hyphens or by commas, with ", " between them; else the value as it is. */
static void add_value(keyvalue_array *out, span value, const char *marks)
{
	span rest = value, line;
	size_t pos = 0, n = 0;
	bool brackets = value.n > 1 && *value.p == '[' && value.p[value.n - 1] == ']';
	if (brackets) rest = span_cut(value, 1, value.n - 1);
	for (size_t i = 0; brackets && i <= rest.n; i++) {
		if (i < rest.n && rest.p[i] != ',') continue;
		if (n++) buf_add(&out->texts, span_of(", "));
		buf_add(&out->texts, unquote(line_trim(span_cut(rest, pos, i))));
		pos = i + 1;
	}
	while (!brackets && line_next(value, true, &pos, &line)) {
		span item = line_trim(line);
		bool dash = item.n > 1 && *item.p == *marks && item.p[1] == ' ';
		if (item.n && n++) buf_add(&out->texts, span_of(dash ? ", " : " "));
		buf_add(&out->texts, unquote(dash ? line_trim(span_cut(item, 2, item.n)) : item));
	}
}

static void add(keyvalue_array *out, span text, span key, span value, const char *rule)
{
	size_t start = (size_t)(key.p - text.p), end = (size_t)(value.p + value.n - text.p);
	keyvalue_begin(out, start, end, unquote(key), "header", rule, NULL);
	add_value(out, value, "-");
	keyvalue_end(out);
}

/* A value goes on until the next line that begins with a key. */
void frontmatter_yaml_keys(span text, size_t from, size_t to, keyvalue_array *out)
{
	span inside = span_cut(text, 0, to), line, key = {0}, value = {0};
	for (size_t pos = from; line_next(inside, true, &pos, &line);) {
		size_t n = line.n && *line.p != '#' && *line.p != '-' ? yaml_key(line) : 0;
		if (n && *line.p != ' ' && *line.p != '\t') {
			if (key.p) add(out, text, key, line_trim(value), "yaml");
			key = span_cut(line, 0, n);
			value = span_cut(line, n + 1, line.n);
		} else if (key.p && line.n && *line.p != '#') {
			value.n = (size_t)(line.p + line.n - value.p);
		}
	}
	if (key.p) add(out, text, key, line_trim(value), "yaml");
}

void frontmatter_toml_keys(span text, size_t from, size_t to, keyvalue_array *out)
{
	span inside = span_cut(text, 0, to), line;
	for (size_t pos = from; line_next(inside, true, &pos, &line);) {
		span s = line_trim(line);
		size_t n = s.n ? toml_key(s) : 0, mark = n;
		if (!n) continue;
		while (s.p[mark] != '=') mark++;
		add(out, text, span_cut(s, 0, n), line_trim(span_cut(s, mark + 1, s.n)), "toml");
	}
}

/* Behind a JSON string or any other value that begins at p. */
static size_t json_value(span s, size_t i)
{
	size_t depth = 0;
	bool string = false;
	for (; i < s.n; i++) {
		byte c = s.p[i];
		if (string && c == '\\') i++;
		else if (c == '"') string = !string;
		else if (string) continue;
		else if (c == '{' || c == '[') depth++;
		else if (c == ',' && depth == 0) break;
		else if ((c == '}' || c == ']') && depth-- == 0) break;
	}
	return i < s.n ? i : s.n;
}

static size_t skip(span s, size_t i) { return (size_t)(utf8_skip_space(s.p + i, s.p + s.n) - s.p); }

void frontmatter_json_keys(span text, size_t to, keyvalue_array *out)
{
	span s = span_cut(text, 0, to);
	for (size_t i = skip(s, skip(s, 0) + 1); i < s.n && s.p[i] == '"'; i = skip(s, i + 1)) {
		size_t from = i++;
		while (i < s.n && s.p[i] != '"') i += s.p[i] == '\\' ? 2 : 1;
		if (i >= s.n) return;
		span key = span_cut(s, from, i + 1);
		i = skip(s, i + 1);
		if (i >= s.n || s.p[i] != ':') return;
		from = skip(s, i + 1);
		i = json_value(s, from);
		if (from > i) return;
		add(out, text, key, line_trim(span_cut(s, from, i)), "json");
		if (i >= s.n || s.p[i] != ',') return;
	}
}
