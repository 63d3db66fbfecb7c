#define PCRE2_CODE_UNIT_WIDTH 8
#include "pattern.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "die.h"

enum { MESSAGE = 256, NAME_AT = 2 /* in an entry of PCRE2's name table: two bytes of number, then the name */ };

struct pattern {
	buf source, name;
	pcre2_code *code;
	pcre2_match_data *found;
	pcre2_match_context *limits;
	bool tried, warned;
	char error[MESSAGE];
};

pattern *pattern_new(span source, const char *name)
{
	pattern *p = zalloc(sizeof *p);
	buf_add(&p->source, source);
	buf_add(&p->name, span_of(name));
	buf_add_byte(&p->name, 0);
	return p;
}

void pattern_free(pattern *p)
{
	if (!p) return;
	pcre2_code_free(p->code);
	pcre2_match_data_free(p->found);
	pcre2_match_context_free(p->limits);
	buf_free(&p->source);
	buf_free(&p->name);
	free(p);
}

static void compile(pattern *p)
{
	int error;
	PCRE2_SIZE at;
	p->tried = true;
	p->code = pcre2_compile(
		p->source.p, p->source.n, PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF, &error, &at, NULL);
	if (!p->code) {
		PCRE2_UCHAR text[MESSAGE / 2];
		pcre2_get_error_message(error, text, sizeof text);
		snprintf(p->error, sizeof p->error, "%s at character %zu of the pattern", (char *)text, (size_t)at + 1);
		return;
	}
	pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE); /* without JIT the interpreter does the same, slower */
	p->found = pcre2_match_data_create_from_pattern(p->code, NULL);
	p->limits = pcre2_match_context_create(NULL);
	if (!p->found || !p->limits) die(STATUS_FAILED, "out of memory");
	pcre2_set_match_limit(p->limits, PATTERN_MATCH_LIMIT);
	pcre2_set_depth_limit(p->limits, PATTERN_DEPTH_LIMIT);
}

const char *pattern_error(pattern *p)
{
	if (!p->tried) compile(p);
	return p->code ? NULL : p->error;
}

/* Puts a group among the others, in the order of their starts. */
static void insert(pattern_match *m, pattern_group g)
{
	if (m->n == PATTERN_GROUPS) return;
	size_t i = m->n++;
	for (; i > 0 && m->groups[i - 1].start > g.start; i--) m->groups[i] = m->groups[i - 1];
	m->groups[i] = g;
}

static void read_groups(pattern *p, pattern_match *m)
{
	PCRE2_SPTR table;
	uint32_t count, size;
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(p->found);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMETABLE, &table);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	*m = (pattern_match){.start = at[0], .end = at[1]};
	for (uint32_t i = 0; i < count; i++) {
		const byte *entry = table + i * size;
		size_t group = (size_t)(entry[0] << 8 | entry[1]);
		if (at[2 * group] == PCRE2_UNSET) continue;
		insert(m, (pattern_group){(const char *)entry + NAME_AT, at[2 * group], at[2 * group + 1]});
	}
}

bool pattern_find(pattern *p, span subject, pattern_match *m)
{
	if (pattern_error(p)) return false;
	int n = pcre2_match(p->code, subject.p, subject.n, 0, 0, p->found, p->limits);
	if (n < 0 && n != PCRE2_ERROR_NOMATCH && !p->warned) {
		PCRE2_UCHAR text[MESSAGE];
		pcre2_get_error_message(n, text, sizeof text);
		warn("%s: %s; taken as no match", (char *)p->name.p, (char *)text);
		p->warned = true;
	}
	if (n < 0) return false;
	if (m) read_groups(p, m);
	return true;
}
