#include "clock.h"

#include <stdio.h>

enum {
	SCORES_APART = 16,  /* bytes between two scores of one match */
	PARTS_OF_SECOND = 9 /* digits behind the point of a second */
};

static exact_text put_time(exact_texts *a, uint32_t h, uint32_t m, int seconds)
{
	char text[32];
	if (a->unwanted) return (exact_text){0};
	int n = snprintf(text, sizeof text, "T%02u:%02u", (unsigned)h, (unsigned)m);
	if (seconds >= 0) snprintf(text + n, sizeof text - (size_t)n, ":%02d", seconds);
	return exact_put_text(a, span_of(text));
}

/* Appends digits of any script to the text that was put last. */
static void add_digits(exact_texts *a, exact_text *t, const run *r)
{
	if (a->unwanted) return;
	for (const byte *p = r->at; p < r->end;)
		buf_add_byte(&a->bytes, (byte)('0' + utf8_digit(utf8_next(&p, r->end))));
	t->n = (uint32_t)(a->bytes.n - t->at);
}

/* The last run of the time with minutes that s begins with: minutes, seconds, parts of a second; 0 where it is none. */
static unsigned last_of_time(const shape *s)
{
	bool seconds = s->n > 2 && s->sep[1] == ':';
	if (!seconds) return s->n < 4 || look_is_dash(s->sep[1]);
	if (s->r[2].n != 2 || s->r[2].value > 59 || s->n > 4) return 0;
	if (s->n == 3) return 2;
	return (s->sep[2] == '.' || s->sep[2] == ',') && s->r[3].n <= PARTS_OF_SECOND ? 3 : 0;
}

static exact_text put_time_of(exact_texts *a, const shape *s, unsigned last)
{
	exact_text t = put_time(a, s->r[0].value, s->r[1].value, last > 1 ? (int)s->r[2].value : -1);
	if (last < 3) return t;
	if (!a->unwanted) buf_add_byte(&a->bytes, '.');
	add_digits(a, &t, s->r + 3);
	return t;
}

static bool is_clock(const run *h, const run *m) { return h->n <= 2 && h->value <= 24 && m->n == 2 && m->value < 60; }

/* The zone behind a time, Z or +01:00: its end, or p. */
static const byte *zone_end(const look *f, const byte *p)
{
	run r;
	if (p == f->end || (*p != 'Z' && *p != '+' && *p != '-')) return p;
	if (*p == 'Z') return look_edge(f, p + 1) ? p + 1 : p;
	if (!look_digit(f, p + 1)) return p;
	const byte *end = figure_run(f, p + 1, &r);
	if (r.n == 4) return end;
	if (r.n != 2) return p;
	if (f->end - end > 2 && *end == ':' && look_digit(f, end + 1) && (figure_run(f, end + 1, &r), r.n == 2))
		return r.end;
	return end;
}

const byte *clock_behind_date(const look *f, const byte *p, exact_text *value)
{
	shape s;
	if (p == f->end || *p != 'T' || !look_digit(f, p + 1)) return NULL;
	figure_shape(f, p + 1, &s);
	if (s.n < 2 || s.sep[0] != ':' || !is_clock(s.r, s.r + 1)) return NULL;
	unsigned last = 1;
	if (s.sep[1] == ':' && s.r[2].n == 2 && s.r[2].value < 60) last = 2;
	if (last == 2 && (s.sep[2] == '.' || s.sep[2] == ',') && s.r[3].n <= PARTS_OF_SECOND) last = 3;
	const byte *time_end = s.r[last].end, *end = zone_end(f, time_end);
	value->n += put_time_of(f->texts, &s, last).n;
	value->n += exact_put_text(f->texts, (span){time_end, (size_t)(end - time_end)}).n;
	return end;
}

/* Uhr, p.m.: its end, and the hours to add to h; NULL where there is none. */
static const byte *read_word(const look *f, const byte *p, uint32_t *h)
{
	const look_memo *m = look_parts(f, p);
	if (m->n && look_digit(f, m->end[0]) && lexicon_sense(f->w, m->senses[0], ROLE_CLOCK))
		return m->end[0]; /* 14h30 */
	p = look_skip(f, p);
	const byte *end = look_role(f, p, ROLE_CLOCK, NULL);
	if (end) return end;
	if (*h > 12) return NULL;
	if ((end = look_role(f, p, ROLE_AM, NULL))) {
		*h %= 12;
		return end;
	}
	if ((end = look_role(f, p, ROLE_PM, NULL))) *h = *h % 12 + 12;
	return end;
}

/* 8 Uhr 30, 20 h 30: the minutes behind the word, which no noun follows; the end, or p. */
static const byte *read_minutes(const look *f, const byte *p, uint32_t *m)
{
	run r;
	const byte *at = look_skip(f, p);
	if (!look_digit(f, at) || utf8_is_digit(utf8_before(f->start, p))) return p;
	figure_run(f, at, &r);
	if (r.n != 2 || r.value > 59 || look_letter(f, at == p ? r.end : look_skip(f, r.end))) return p;
	if (f->end - r.end > 1 && figure_is_separator(*r.end) && look_digit(f, r.end + 1)) return p;
	*m = r.value;
	return r.end;
}

/* 20 Uhr bis 22 Uhr, 9am-5pm, 9:00–17:00: a time that another follows is the first half of a range. */
static bool found_times(const look *f, reading *n)
{
	shape s;
	reading second = {.kind = KIND_OTHER};
	look behind = *f;
	const byte *next = f->second ? NULL : look_connector(f, n->at.p + n->at.n);
	if (!next || !look_digit(f, next)) return true;
	behind.floor = next;
	behind.second = true;
	figure_shape(f, next, &s);
	if (!clock_hour(&behind, &s, &second) && !clock_colon(&behind, &s, &second)) return true;
	n->to = second.value;
	return reading_found(n, n->at.p, second.at.p + second.at.n, KIND_RANGE, n->rule);
}

/* 20 Uhr, 20.15 Uhr, 8 p.m. */
bool clock_hour(const look *f, const shape *s, reading *n)
{
	const run *r = s->r;
	uint32_t h = r->value, m = 0;
	if (r->n > 2 || h > 24 || s->n > 2) return false;
	if (s->n == 2 && (!is_clock(r, r + 1) || (s->sep[0] != '.' && s->sep[0] != ':'))) return false;
	if (s->n == 2) m = r[1].value;
	const byte *end = read_word(f, r[s->n - 1].end, &h);
	if (!end) return false;
	const byte *word = end;
	if (s->n == 1 && h == r->value) end = read_minutes(f, end, &m);
	if (end == word && look_digit(f, end)) return false; /* 2h3 */
	n->value = put_time(f->texts, h, m, -1);
	reading_found(n, r->at, end, KIND_TIME, RULE_TIME_CLOCK);
	return found_times(f, n);
}

/* Whether a time with minutes begins with run i. */
static bool has_minutes(const shape *s, unsigned i)
{
	return i + 1 < s->n && (s->sep[i] == '.' || s->sep[i] == ':') && is_clock(s->r + i, s->r + i + 1);
}

/* The second time of a range, its runs from `to` on; hours of the afternoon are told by it: 8-10 p.m. */
static bool put_range(const look *f, const run *r, bool minutes, const run *to, bool two, reading *n)
{
	uint32_t from_hour = r->value, hour = to->value;
	const byte *end = read_word(f, to[two].end, &hour);
	if (!end) return false;
	if (hour >= 12 && to->value <= 12 && from_hour < 12 && hour != to->value && from_hour < to->value)
		from_hour += 12;
	n->value = put_time(f->texts, from_hour, minutes ? r[1].value : 0, -1);
	n->to = put_time(f->texts, hour, two ? to[1].value : 0, -1);
	return reading_found(n, r->at, end, KIND_RANGE, RULE_TIME_CLOCK);
}

/* 9.30 bis 12 Uhr, 20.15–22 Uhr, zwischen 20 und 22 Uhr: the first time has no word of its own. */
bool clock_range(const look *f, const shape *s, reading *n)
{
	shape apart;
	const shape *second = s;
	if (s->r->n > 2 || s->r->value > 24 || s->n > 4) return false;
	bool minutes = has_minutes(s, 0);
	unsigned next_run = 1 + minutes;
	if (s->n > next_run) {
		if (!look_is_dash(s->sep[next_run - 1])) return false;
	} else {
		const byte *next = look_connector(f, s->r[minutes].end);
		if (!next) next = look_between(f, s->r->at, s->r[minutes].end);
		if (!next || !look_digit(f, next)) return false;
		figure_shape(f, next, &apart);
		second = &apart;
		next_run = 0;
	}
	bool two = has_minutes(second, next_run);
	const run *to = second->r + next_run;
	if (second->n != next_run + 1 + two || to->n > 2 || to->value > 24) return false;
	return put_range(f, s->r, minutes, to, two, n);
}

/* Whether the number just before is a score, which further ones follow: 3:0 (25:15, 25:23). */
static bool is_behind_score(const look *f) { return f->score && f->at - f->score < SCORES_APART; }

/* 1:58,34, 12:30 Minuten, 2:03:59 Stunden: minutes or hours that something took, in seconds. */
bool clock_length(const look *f, const shape *s, reading *n)
{
	const sense *unit = NULL;
	unsigned last = s->n > 2 && s->sep[1] == ':' ? 2 : 1, parts = s->n > last + 1;
	if (s->n < 2 || s->sep[0] != ':' || s->n > last + 2 || s->r->n > 3) return false;
	for (unsigned i = 1; i <= last; i++)
		if (s->r[i].n != 2 || s->r[i].value > 59) return false;
	const byte *end = s->r[last + parts].end, *name = look_named(f, look_skip(f, end), ROLE_UNIT_OF, &unit);
	bool named = name && span_equal(unit->text, span_of(last == 2 ? "h" : "min"));
	char32_t point = parts ? s->sep[last] : 0;
	if (parts && ((point != '.' && point != ',') || s->r[last + 1].n > 3)) return false;
	if (!named && (!parts || last == 2 || s->r[last + 1].n > 2)) return false;
	quantity q = exact_whole(s->r->value);
	for (unsigned i = 1; i <= last; i++) q.mantissa = q.mantissa * 60 + s->r[i].value;
	for (unsigned i = 0; parts && i < s->r[last + 1].n; i++) q.mantissa *= 10, q.exponent--;
	if (parts) q.mantissa += s->r[last + 1].value;
	n->value = exact_put(f->texts, q, false);
	n->unit = exact_put_text(f->texts, span_of("s"));
	return reading_found(n, s->r->at, named ? name : end, KIND_DURATION, RULE_DURATION);
}

/* 20:15, 20:15:30, 12:30:45.678 */
bool clock_colon(const look *f, const shape *s, reading *n)
{
	if (s->sep[0] != ':' || !is_clock(&s->r[0], &s->r[1]) || is_behind_score(f)) return false;
	unsigned last = last_of_time(s);
	if (last == 0) return false;
	n->value = put_time_of(f->texts, s, last);
	reading_found(n, s->r[0].at, s->r[last].end, KIND_TIME, RULE_TIME_COLON);
	return found_times(f, n) && (n->kind == KIND_RANGE || s->n < 4 || last > 1);
}
