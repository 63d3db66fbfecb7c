#include "moment.h"

#include <stdio.h>
#include <string.h>

#include "clock.h"

enum {
	ARTICLE = 4,     /* bytes of an article are fewer */
	WEEKDAY = 32,    /* bytes of a weekday at most */
	YEARS_APART = 30 /* between two years that a slash parts */
};

exact_text moment_put_date(exact_texts *a, date d)
{
	char text[48];
	int n = 0;
	if (a->unwanted) return (exact_text){0};
	if (d.year >= 0) n = snprintf(text, sizeof text, "%04d", d.year);
	else n = snprintf(text, sizeof text, "-");
	if (d.month >= 0) n += snprintf(text + n, sizeof text - (size_t)n, "-%02d", d.month);
	if (d.day >= 0) snprintf(text + n, sizeof text - (size_t)n, "-%02d", d.day);
	return exact_put_text(a, span_of(text));
}

static bool is_day(const run *r) { return r->n <= 2 && r->value >= 1 && r->value <= 31; }
static bool is_month(const run *r) { return r->n <= 2 && r->value >= 1 && r->value <= 12; }
static bool is_year(const run *r) { return r->n == 4 && r->value >= 1000 && r->value <= 2099; }

/* Two digits of a year: up to 49 they are 20xx. */
static int year_of(const run *r) { return (int)r->value + (r->n > 2 ? 0 : r->value < 50 ? 2000 : 1900); }

/* Whether [p, end) is the name of a weekday, with a capital letter or without. */
static bool is_weekday(const lang *l, const byte *p, const byte *end)
{
	byte word[WEEKDAY];
	span name = {word, (size_t)(end - p)};
	if (end - p > WEEKDAY) return false;
	memcpy(word, p, name.n);
	if (lang_value(l, LANG_WEEKDAYS, name).p) return true;
	if ((byte)(*word - 'a') >= 26) return false;
	*word &= (byte)~0x20;
	return lang_value(l, LANG_WEEKDAYS, name).p != NULL;
}

/* The start of a weekday that ends before p, or NULL. */
static const byte *weekday(const look *f, const byte *p)
{
	const byte *end = look_skip_back(f, p), *letters;
	if (end > f->floor && end < p && end[-1] == ',') end--;
	letters = end > f->floor && end[-1] == '.' ? end - 1 : end;
	const byte *start = look_word_back(f, letters);
	if (end == p || start == letters || !look_edge(f, start)) return NULL;
	if (is_weekday(f->w->lang, start, letters)) return start;
	return end > letters && is_weekday(f->w->lang, start, end) ? start : NULL;
}

/* The date at p, which the rules for one know, behind the connector of a range: digits, or a month and a day. */
static bool read_second_date(const look *f, const byte *p, reading *n)
{
	static reading_rule *const rules[] = {moment_iso, moment_numeric, moment_day_month, moment_month_day};
	shape s;
	look behind = *f;
	const byte *digits = p;
	const sense *month;
	if (look_letter(f, p) && (digits = look_named(f, p, ROLE_MONTH, &month))) digits = look_skip(f, digits);
	if (!digits || !look_digit(f, digits)) return false;
	behind.floor = p;
	behind.second = true;
	figure_shape(f, digits, &s);
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i](&behind, &s, n)) return n->at.p == p && n->kind == KIND_DATE;
	return false;
}

/* Gives the first date, --05-03, the year of the second, 2020-06-05, or the year before where it is later in it. */
static void share_year(exact_texts *a, exact_text *from, exact_text to)
{
	date d = {-1, -1, -1};
	const byte *p = a->bytes.p + from->at, *q = a->bytes.p + to.at;
	if (from->n != 7 || (to.n != 10 && to.n != 7) || *p != '-' || *q == '-') return;
	d.year = 0;
	for (int i = 0; i < 4; i++) d.year = d.year * 10 + q[i] - '0';
	if (memcmp(p + 2, q + 5, to.n - 5) > 0) d.year--;
	d.month = (p[2] - '0') * 10 + p[3] - '0';
	d.day = (p[5] - '0') * 10 + p[6] - '0';
	*from = moment_put_date(a, d);
}

/* 3. Mai bis 5. Juni 2020: a date that another follows is the first half of a range. */
static bool found_dates(const look *f, reading *n)
{
	reading second = {.kind = KIND_OTHER};
	const byte *next = f->second ? NULL : look_connector(f, n->at.p + n->at.n);
	if (!next || !read_second_date(f, next, &second)) return true;
	share_year(f->texts, &n->value, second.value);
	n->to = second.value;
	n->value2 = (exact_text){0};
	return reading_found(n, n->at.p, second.at.p + second.at.n, KIND_RANGE, n->rule);
}

/* A date that begins at p, and a weekday before it: Montag, den 15. Januar; an article may stand between. */
static bool found_date(const look *f, const byte *p, const byte *end, enum rule rule, reading *n)
{
	const byte *start = weekday(f, p);
	if (!start) {
		const byte *behind = look_skip_back(f, p), *article = look_word_back(f, behind);
		if (article < behind && behind - article < ARTICLE) start = weekday(f, article);
	}
	reading_found(n, start ? start : p, end, KIND_DATE, rule);
	return found_dates(f, n);
}

/* 2021-11-01, 2021-12, 2015.5.13, 2021-11-01T20:15 */
bool moment_iso(const look *f, const shape *s, reading *n)
{
	char32_t c = s->sep[0];
	if (s->n < 2 || s->r[0].n != 4 || s->r[0].value > 2999 || !is_month(&s->r[1])) return false;
	bool whole = s->n >= 3 && s->sep[1] == c && is_day(&s->r[2]) && s->sep[2] != c;
	if (!look_is_dash(c) && !((c == '.' || c == '/') && whole)) return false;
	if (!whole && (s->n > 2 || s->r[1].n != 2 || c == 0x2013)) return false;
	date d = {(int)s->r[0].value, (int)s->r[1].value, whole ? (int)s->r[2].value : -1};
	const byte *end = s->r[whole ? 2 : 1].end, *time;
	n->value = moment_put_date(f->texts, d);
	if (whole && c == '-' && (time = clock_behind_date(f, end, &n->value))) end = time;
	return found_date(f, s->r[0].at, end, RULE_DATE_ISO, n);
}

/* The day and month of two runs, in the order of the language where both orders make sense. */
static bool day_and_month(const lexicon *w, const shape *s, date *d)
{
	const run *a = s->r, *b = s->r + 1;
	bool day_first = is_day(a) && is_month(b), month_first = is_month(a) && is_day(b);
	if (!day_first && !month_first) return false;
	bool swap = month_first && (!day_first || (w->month_first && s->sep[0] != '.'));
	if (swap && s->n > 2 && s->sep[0] == '.' && !w->month_first) return false; /* 3.14.15 */
	*d = (date){-1, (int)(swap ? a : b)->value, (int)(swap ? b : a)->value};
	return true;
}

/* 15.01. of German: the second full stop belongs to the date, unless it ends the sentence of a short decimal. */
static bool day_month_dot(const look *f, const shape *s)
{
	const byte *end = s->r[1].end;
	if (!f->w->dot_ordinal || s->n != 2 || s->sep[0] != '.' || end == f->end || *end != '.') return false;
	if (s->r[0].n == 2 && s->r[1].n == 2) return true;
	if (f->end - end > 1 && memchr(",;:)", end[1], 4)) return true;
	return utf8_is_lower(utf8_at(look_skip(f, end + 1), f->end));
}

/* A year of four digits behind a comma or white space: its end, or p. */
const byte *moment_read_year(const look *f, const byte *p, date *d)
{
	run r;
	const byte *next = p < f->end && *p == ',' ? p + 1 : p;
	next = look_skip(f, next);
	if (!look_digit(f, next)) return p;
	const byte *end = figure_run(f, next, &r);
	if (!is_year(&r) || look_letter(f, end)) return p;
	d->year = (int)r.value;
	return end;
}

/* The year of a date in figures, if it has one; its end, or that of the month. */
static const byte *numeric_year(const look *f, const shape *s, date *d)
{
	char32_t c = s->sep[0];
	const byte *end = s->r[1].end;
	if (s->n >= 3 && s->sep[1] == c && s->sep[2] != c && (s->r[2].n == 2 || is_year(&s->r[2]))) {
		d->year = year_of(&s->r[2]);
		return s->r[2].end;
	}
	if (c == '.' || end == f->end || *end != ',') return end;
	if (c == '/' && s->n == 3 && s->r[2].n == 2) { /* 08/12,15 */
		d->year = year_of(&s->r[2]);
		return s->r[2].end;
	}
	return moment_read_year(f, end, d);
}

/* on 4.22: behind such a word two numbers with a full stop between them are a day and a month, unless a word follows.
 */
static bool is_dated(const look *f, const shape *s)
{
	const byte *end = look_skip_back(f, s->r->at), *start = look_word_back(f, end), *behind = s->r[1].end;
	if (s->n != 2 || s->sep[0] != '.' || s->r[1].n != 2 || start == end || end == s->r->at) return false;
	return lexicon_sense(f->w, lexicon_lead(f->w, start, end), ROLE_DATE_BEFORE) &&
	       (behind == f->end || *behind != '%') && !look_letter(f, look_skip(f, behind));
}

exact_text moment_other(const look *f, const shape *s)
{
	date d;
	return s->n == 2 && f->w->slash_date && day_and_month(f->w, s, &d) ? moment_put_date(f->texts, d)
									   : (exact_text){0};
}

/* 01.11.2021, 1.11.21, 11/1/2021, 3-7-27, 15.01. */
bool moment_numeric(const look *f, const shape *s, reading *n)
{
	date d;
	char32_t c = s->sep[0];
	if (s->n < 2 || (c != '.' && c != '/' && c != '-') || !day_and_month(f->w, s, &d)) return false;
	if (c == '-' && moment_is_behind_month(f, s->r->at)) return false; /* May 3-5, 2020 */
	const byte *month = s->r[1].end, *end = numeric_year(f, s, &d);
	if (end != month ||
		(c == '/' && s->n == 2 && s->r[0].value > 12 && *s->r[1].at == '0')) { /* 22/04 is no fraction */
		if (c != '.' && d.day <= 12 && d.day != d.month)
			n->value2 = moment_put_date(f->texts, (date){d.year, d.day, d.month});
	} else if (day_month_dot(f, s)) {
		run year;
		const byte *next = look_skip(f, end + 1);
		end++;
		if (look_digit(f, next) && (figure_run(f, next, &year), is_year(&year)))
			d.year = (int)year.value, end = year.end;
	} else if (!is_dated(f, s)) {
		return false;
	}
	n->value = moment_put_date(f->texts, d);
	return found_date(f, s->r[0].at, end, RULE_DATE_NUMERIC, n);
}

/* 3. 4. 2019: a day and a month with full stops and blanks, and a year. */
bool moment_spaced(const look *f, const shape *s, reading *n)
{
	run month;
	const byte *dot = s->r->end;
	if (!f->w->dot_ordinal || s->n > 1 || !is_day(s->r) || f->end - dot < 8 || *dot != '.' || dot[1] != ' ')
		return false;
	if (!look_digit(f, dot + 2)) return false;
	const byte *stop = figure_run(f, dot + 2, &month), *end;
	date d = {-1, (int)month.value, (int)s->r->value};
	if (!is_month(&month) || stop == f->end || *stop != '.') return false;
	if ((end = moment_read_year(f, stop + 1, &d)) == stop + 1) return false;
	n->value = moment_put_date(f->texts, d);
	return found_date(f, s->r->at, end, RULE_DATE_NUMERIC, n);
}

/* The ordinal mark behind a day or another number: a full stop, a suffix, or nothing (p). */
static const byte *skip_ordinal(const look *f, const byte *p)
{
	const byte *end = look_role(f, p, ROLE_ORDINAL_SUFFIX, NULL);
	return end ? end : p;
}

/* A month, and a year behind it, at p behind a day: their end, or NULL. */
static const byte *month_behind(const look *f, const byte *p, date *d)
{
	const sense *month;
	p = look_skip(f, p);
	if (p < f->end && (*p == '-' || *p == '/')) p++;
	const byte *end = look_role(f, p, ROLE_MONTH_JOINER, NULL);
	if (end) p = look_skip(f, end);
	end = look_named(f, p, ROLE_MONTH, &month);
	if (!end) return NULL;
	d->month = (int)month->value;
	const byte *joiner = look_role(f, look_skip(f, end), ROLE_MONTH_JOINER, NULL);
	const byte *year = joiner ? joiner : end < f->end && (*end == '-' || *end == '/') ? end + 1 : end;
	const byte *after = moment_read_year(f, year, d);
	return after == year ? end : after;
}

/* 1. November 2021, 12 May 2016, 22nd of June */
bool moment_day_month(const look *f, const shape *s, reading *n)
{
	if (!is_day(&s->r[0]) || s->r[0].end == f->end) return false;
	date d = {-1, -1, (int)s->r[0].value};
	const byte *day = skip_ordinal(f, s->r[0].end);
	if (day == s->r[0].end && *day == '.') day++; /* 16. Nov. in any language */
	const byte *end = month_behind(f, day, &d);
	if (!end) return false;
	n->value = moment_put_date(f->texts, d);
	return found_date(f, s->r[0].at, end, RULE_DATE_DAY_MONTH, n);
}

/* The month name that ends before p: its start, or NULL. */
static const byte *month_before(const look *f, const byte *p, const sense **month)
{
	const byte *end = look_skip_back(f, p);
	if (end == p && end > f->floor && (end[-1] == '-' || end[-1] == '/')) end--;
	const byte *letters = end > f->floor && end[-1] == '.' ? end - 1 : end;
	const byte *start = look_word_back(f, letters);
	if (start == letters || !look_edge(f, start)) return NULL;
	const byte *name = look_named(f, start, ROLE_MONTH, month);
	return name && (name == end || name == letters) ? start : NULL;
}

/* junio de 2020: the same where a word that joins them stands between, which is short. */
static const byte *month_apart(const look *f, const byte *p, const sense **month)
{
	if (p - f->floor < 6 || p[-1] != ' ' || (p[-3] != ' ' && p[-4] != ' ')) return NULL;
	const byte *end = p - 1, *word = look_word_back(f, end);
	return look_role(f, word, ROLE_MONTH_JOINER, NULL) == end ? month_before(f, word, month) : NULL;
}

bool moment_is_behind_month(const look *f, const byte *p)
{
	const sense *month;
	return month_before(f, p, &month) != NULL;
}

/* October twenty-first, jan twenty two, 2018; no word follows that the number could count. */
static bool month_day_word(const look *f, const byte *start, const byte *end, date d, reading *n)
{
	const sense *month;
	const byte *name = month_before(f, start, &month);
	if (!name) return false;
	const byte *year = moment_read_year(f, end, &d);
	if (year == end && look_letter(f, look_skip(f, end))) return false;
	d.month = (int)month->value;
	n->value = moment_put_date(f->texts, d);
	return found_date(f, name, year, RULE_DATE_MONTH_DAY, n);
}

bool moment_day_word(const look *f, const byte *start, const byte *end, uint64_t day, bool ordinal, reading *n)
{
	if (day < 1 || day > 31) return false;
	date d = {-1, -1, (int)day};
	if (f->w->month_first && month_day_word(f, start, end, d, n)) return true;
	if (!ordinal && (f->w->month_first || f->w->dot_ordinal)) return false;
	const byte *behind = month_behind(f, end, &d);
	if (!behind || !look_edge(f, behind)) return false;
	n->value = moment_put_date(f->texts, d);
	return found_date(f, start, behind, RULE_DATE_DAY_MONTH, n);
}

/* 24. bis 26.12.: the second day, at p, has its month in figures; a date with the first day and that month. */
static bool found_days(const look *f, const shape *s, const byte *p, reading *n)
{
	shape second;
	char day[8];
	look behind = *f;
	behind.floor = p;
	behind.second = true;
	figure_shape(f, p, &second);
	if (second.r->end == f->end || *second.r->end != '.' || !look_digit(f, second.r->end + 1)) return false;
	if (!moment_numeric(&behind, &second, n) || n->at.p != p) return false;
	snprintf(day, sizeof day, "%02u", (unsigned)s->r->value);
	n->to = n->value;
	if (n->to.n) {
		n->value = exact_put_text(f->texts, (span){f->texts->bytes.p + n->to.at, n->to.n - 2});
		n->value.n += exact_put_text(f->texts, span_of(day)).n;
	}
	return reading_found(n, s->r->at, n->at.p + n->at.n, KIND_RANGE, RULE_DATE_NUMERIC);
}

/* Where the second of two days begins, behind the first and its full stop: 1.–3. Mai, 1./2. Mai */
static const byte *second_day(const look *f, const byte *dot)
{
	bool slash = f->end - dot > 1 && *dot == '/' && dot[-1] == '.';
	return slash ? dot + 1 : look_connector(f, dot);
}

/* 1.–3. Mai, 1 to 3 May 2020: the first day has no month of its own. */
bool moment_days(const look *f, const shape *s, reading *n)
{
	run second;
	bool dashed = s->n == 2 && look_is_dash(s->sep[0]) && is_day(s->r + 1);
	if (!is_day(s->r) || (s->n > 1 && !dashed)) return false;
	const byte *dot = s->r->end < f->end && *s->r->end == '.' ? s->r->end + 1 : skip_ordinal(f, s->r->end);
	const byte *next = dashed ? s->r[1].at : second_day(f, dot);
	if (!next || !look_digit(f, next)) return false;
	figure_run(f, next, &second);
	if (!is_day(&second) || second.value <= s->r->value) return false;
	date d = {-1, -1, (int)second.value};
	if (f->w->dot_ordinal && !dashed && dot > s->r->end && found_days(f, s, next, n)) return true;
	dot = second.end < f->end && *second.end == '.' ? second.end + 1 : skip_ordinal(f, second.end);
	const byte *end = month_behind(f, dot, &d);
	if (!end) return false;
	n->value = moment_put_date(f->texts, (date){d.year, d.month, (int)s->r->value});
	n->to = moment_put_date(f->texts, d);
	return reading_found(n, s->r->at, end, KIND_RANGE, RULE_DATE_DAY_MONTH);
}

/* May 1–3, 2020, May 1 to 3 */
static bool month_days(const look *f, const shape *s, const byte *start, date d, reading *n)
{
	shape behind;
	const run *to = s->r + 1;
	bool dashed = s->n > 1 && look_is_dash(s->sep[0]);
	if (!dashed) {
		const byte *next = f->second ? NULL : look_connector(f, skip_ordinal(f, s->r->end));
		if (!next || !look_digit(f, next)) return false;
		figure_shape(f, next, &behind);
		s = &behind;
		to = s->r;
	}
	if (!is_day(to) || (int)to->value <= d.day || s->n > 2u + dashed) return false;
	if (s->n > 1u + dashed && s->sep[dashed] != ',') return false;
	const byte *end = moment_read_year(f, skip_ordinal(f, to->end), &d);
	if (look_letter(f, end) || (!dashed && look_letter(f, look_skip(f, end)))) return false;
	n->value = moment_put_date(f->texts, d);
	d.day = (int)to->value;
	n->to = moment_put_date(f->texts, d);
	return reading_found(n, start, end, KIND_RANGE, RULE_DATE_MONTH_DAY);
}

/* Mai bis Juni 2020: where another month and a connector stand before the month, the range; `start` is the month's. */
static bool months(const look *f, const byte *start, const byte *end, date d, reading *n)
{
	const sense *month;
	const byte *p = look_skip_back(f, start), *word = look_word_back(f, p);
	if (p == f->floor) return false;
	if (word == p) utf8_prev(f->floor, &word); /* a dash */
	if (look_connector(f, look_skip_back(f, word)) != start) return false;
	const byte *first = month_before(f, look_skip_back(f, word), &month);
	if (!first) first = month_before(f, word, &month);
	if (!first) return false;
	n->to = moment_put_date(f->texts, d);
	d.year -= (int)month->value > d.month;
	d.month = (int)month->value;
	n->value = moment_put_date(f->texts, d);
	return reading_found(n, first, end, KIND_RANGE, RULE_DATE_MONTH_YEAR);
}

/* November 2021, Nov. 1, 2021, May 12th */
bool moment_month_day(const look *f, const shape *s, reading *n)
{
	const sense *month;
	const run *r = s->r;
	bool year = is_year(r), last = !f->w->dot_ordinal && !look_letter(f, look_skip(f, r->end));
	bool day = is_day(r) && (f->w->month_first || last);
	if (!year && !day) return false;
	if (s->n > 1 && s->sep[0] != ',' && !figure_is_group_mark(s->sep[0]) && !look_is_dash(s->sep[0])) return false;
	const byte *start = month_before(f, r->at, &month), *end = r->end;
	if (!start && year) start = month_apart(f, r->at, &month);
	if (!start || (year && look_letter(f, end))) return false;
	date d = {year ? (int)r->value : -1, (int)month->value, year ? -1 : (int)r->value};
	if (year && months(f, start, end, d, n)) return true;
	if (!year && month_days(f, s, start, d, n)) return true;
	if (!year && s->n > 1 && look_is_dash(s->sep[0])) return false;
	if (!year) {
		end = skip_ordinal(f, end);
		if (look_letter(f, end)) return false;
		end = moment_read_year(f, end, &d);
	}
	n->value = moment_put_date(f->texts, d);
	return found_date(f, start, end, year ? RULE_DATE_MONTH_YEAR : RULE_DATE_MONTH_DAY, n);
}

bool moment_is_behind_decade(const look *f, const byte *p)
{
	if (!f->w->decades) return false;
	const byte *end = look_skip_back(f, p), *word;
	if (end == p || end == f->floor || !lexicon_may_lead(f->w, f->floor, end)) return false;
	word = look_word_back(f, end);
	return word < end && lexicon_sense(f->w, lexicon_lead(f->w, word, end), ROLE_DECADE_BEFORE);
}

/* 1990er, 80s, années 90: the decade as ISO 8601-2 has it, 199X; 1848er is that year. */
bool moment_decade(const look *f, const shape *s, reading *n)
{
	const run *r = s->r;
	bool round = r->value % 10 == 0 && r->value;
	if (s->n > 1 || (r->n != 2 && !is_year(r)) || (r->n == 2 && !round)) return false;
	const byte *p = r->end < f->end && (*r->end == '\'' || *r->end == '-') ? r->end + 1 : r->end;
	const byte *end = look_letter(f, p) ? look_role(f, p, ROLE_DECADE, NULL) : NULL;
	if (!end && round && !look_letter(f, r->end) && moment_is_behind_decade(f, r->at)) end = r->end;
	if (!end) return false;
	n->value = round ? reading_put_decade(f->texts, r->value) : exact_put(f->texts, exact_whole(r->value), false);
	return reading_found(n, r->at, end, KIND_YEAR, round ? RULE_DECADE : RULE_YEAR);
}

/* Whether the word before says how many: rund 1200. */
static bool is_counted(const look *f, const byte *p)
{
	const byte *end = look_skip_back(f, p), *start = look_word_back(f, end);
	return start < end && look_role(f, start, ROLE_COUNT, NULL) == end;
}

/* Four digits alone. A number that is hardly a year counts what a noun behind it names, in languages that write
 * nouns with a capital. */
bool moment_year(const look *f, const shape *s, reading *n)
{
	const run *r = s->r;
	if (s->n > 1 || !is_year(r) || look_letter(f, r->end) || is_counted(f, r->at)) return false;
	const byte *next = look_skip(f, r->end);
	bool noun = next > r->end && f->w->dot_ordinal && utf8_is_upper(utf8_at(next, f->end));
	if (noun && (r->value < 1700 || r->value > 2050)) return false;
	n->value = exact_put(f->texts, exact_whole(r->value), false);
	return reading_found(n, r->at, r->end, KIND_YEAR, RULE_YEAR);
}

/* 2021/22, 2014-18, 2014–2018 */
bool moment_years(const look *f, const shape *s, reading *n)
{
	const run *a = s->r, *b = s->r + 1;
	if (s->n != 2 || (s->sep[0] != '/' && !look_is_dash(s->sep[0])) || !is_year(a) || look_letter(f, b->end))
		return false;
	uint32_t to = b->n == 2 ? a->value / 100 * 100 + b->value : b->value;
	if (b->n == 2 && to < a->value && to % 100 == 0) to += 100; /* 1999/00 */
	if ((b->n != 2 && !is_year(b)) || to <= a->value) return false;
	if (s->sep[0] == '/' && to - a->value > YEARS_APART) return false; /* 1907/2006 */
	n->value = exact_put(f->texts, exact_whole(a->value), false);
	n->to = exact_put(f->texts, exact_whole(to), false);
	return reading_found(n, a->at, b->end, KIND_RANGE, RULE_YEARS);
}
