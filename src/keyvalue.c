#include "keyvalue.h"

#include <stdlib.h>

void keyvalue_begin(
	keyvalue_array *a, size_t start, size_t end, span key, const char *kind, const char *rule, const char *where)
{
	keyvalue k = {.start = start,
		.end = end,
		.key = a->texts.n,
		.n_key = key.n,
		.kind = kind,
		.rule = rule,
		.where = where};
	buf_add(&a->texts, key);
	k.value = a->texts.n;
	a->p = array_grow(a->p, &a->cap, a->n + 1, sizeof *a->p);
	a->p[a->n++] = k;
}

void keyvalue_end(keyvalue_array *a)
{
	keyvalue *k = a->p + a->n - 1;
	k->n = a->texts.n - k->value;
}

static bool is_blank(byte c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static void add_line(buf *out, span s)
{
	size_t done = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\n') continue;
		size_t from = i, to = i + 1;
		while (from > done && is_blank(s.p[from - 1])) from--;
		while (to < s.n && is_blank(s.p[to])) to++;
		buf_add(out, span_cut(s, done, from));
		if (from > 0 && to < s.n) buf_add_byte(out, ' ');
		done = to;
		i = to - 1;
	}
	buf_add(out, span_cut(s, done, s.n));
}

void keyvalue_add(keyvalue_array *a, keyvalue at, span key, span value)
{
	keyvalue_begin(a, at.start, at.end, key, at.kind, at.rule, at.where);
	add_line(&a->texts, value);
	keyvalue_end(a);
}

void keyvalue_cut(keyvalue_array *a, size_t n)
{
	if (n < a->n) a->texts.n = a->p[n].key;
	if (n < a->n) a->n = n;
}

void keyvalue_free(keyvalue_array *a)
{
	free(a->p);
	buf_free(&a->texts);
	*a = (keyvalue_array){0};
}
