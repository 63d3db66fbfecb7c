#include "meta.h"

#include "lang_data.h"
#include "sample.h"

static lang_set set;
static const meta_kinds none;

/* ---- The examples in the language files ---- */

static lang_meta *rule_named(const lang *l, span name)
{
	for (size_t i = 0; i < l->n_metas; i++)
		if (span_equal(span_of(l->metas[i].name), name)) return l->metas + i;
	return NULL;
}

static bool key_is(span line, const char *key, span *value)
{
	size_t n = strlen(key);
	if (line.n <= n || memcmp(line.p, key, n) != 0) return false;
	size_t from = line.n > n + 1 ? n + 1 : n;
	*value = span_cut(line, from, line.n);
	return line.p[n] == ' ';
}

static void example(const lang *l, const lang_meta *rule, span text, bool yes)
{
	if (!CHECK(pattern_find(rule->pattern, text, NULL) == yes))
		printf("\t%s, rule %s: '%.*s' should %smatch\n", l->name, rule->name, (int)text.n, (const char *)text.p,
			yes ? "" : "not ");
}

/* What `yes` and `no` say of each rule; each rule has one of either. */
static void examples(const lang *l, span text)
{
	const lang_meta *rule = NULL;
	int yes = 1, no = 1;
	bool inside = false;
	while (text.n) {
		const byte *feed = memchr(text.p, '\n', text.n);
		size_t n = feed ? (size_t)(feed - text.p) : text.n;
		span line = span_cut(text, 0, n), value;
		text = span_cut(text, feed ? n + 1 : n, text.n);
		if (n && *line.p == '[') inside = span_equal(line, span_of("[meta]"));
		if (!inside) continue;
		if (key_is(line, "rule:", &value)) {
			if (!CHECK(yes && no))
				printf("\t%s: the rule before '%.*s' lacks an example\n", l->name, (int)value.n,
					(const char *)value.p);
			rule = rule_named(l, value);
			CHECK(rule != NULL);
			yes = no = 0;
		} else if (rule && key_is(line, "yes:", &value)) {
			example(l, rule, value, true), yes++;
		} else if (rule && key_is(line, "no:", &value)) {
			example(l, rule, value, false), no++;
		}
	}
	CHECK(yes && no);
}

static void all_examples(void)
{
	for (size_t i = 0; i < lang_files_count; i++)
		examples(lang_set_get(&set, lang_files[i].code), (span){lang_files[i].text, lang_files[i].n});
}

/* Names are unique in a language, und's included, since --explain and the column `rule` say nothing else. */
static void names_are_unique(void)
{
	for (size_t i = 0; i < lang_set_known(); i++) {
		const lang *l = lang_set_get(&set, lang_set_code(i));
		for (size_t k = 0; k < l->n_metas; k++) CHECK(rule_named(l, span_of(l->metas[k].name)) == l->metas + k);
	}
}

/* ---- The edges ---- */

static void head_of(const char *text, size_t gone, const char *values)
{
	keyvalue_array a = {0};
	buf out = {0};
	check_case = text;
	CHECK(meta_head(lang_set_get(&set, "de"), &none, span_of(text), &a) == gone);
	for (size_t i = 0; i < a.n; i++) buf_add(&out, keyvalue_value(&a, a.p + i));
	CHECK_SPAN(buf_span(&out), values);
	check_case = NULL;
	buf_free(&out);
	keyvalue_free(&a);
}

static void tail_of(const char *text, size_t stays, const char *values)
{
	keyvalue_array a = {0};
	buf out = {0};
	check_case = text;
	CHECK(meta_tail(lang_set_get(&set, "de"), &none, span_of(text), true, &a) == stays);
	for (size_t i = 0; i < a.n; i++) {
		buf_add(&out, keyvalue_key(&a, a.p + i));
		buf_add_byte(&out, '=');
		buf_add(&out, keyvalue_value(&a, a.p + i));
		buf_add_byte(&out, ';');
	}
	CHECK_SPAN(buf_span(&out), values);
	check_case = NULL;
	buf_free(&out);
	keyvalue_free(&a);
}

static void edges(void)
{
	head_of("", 0, "");
	head_of("Der Rat tagt.", 0, "");
	head_of(" date 2023-05 Der Rat tagt.", 14, "2023-05");
	tail_of("Der Rat tagt.", 13, "");
	tail_of("qu/sti (dpa, rtr, afp)", 0, "authors=qu, sti;agencies=dpa, rtr, afp;");
	tail_of("Das war alles. (dpa)", 14, "agencies=dpa;");
}

/* Past META_EDGE nothing is looked at, and a paragraph that does not begin there is none. */
static void bounds(void)
{
	buf text = {0};
	keyvalue_array a = {0};
	const lang *l = lang_set_get(&set, "de");
	for (int i = 0; i < 3 * META_EDGE; i++) buf_add_byte(&text, ' ');
	buf_add(&text, span_of("date 2023-05 Der Rat tagt."));
	CHECK(meta_head(l, &none, buf_span(&text), &a) == 0 && a.n == 0);
	buf_clear(&text);
	for (size_t n = 0; n < 8; n++) {
		buf_clear(&text);
		while (text.n < META_EDGE + n) buf_add(&text, span_of("\xC3\xA4"));
		buf_add(&text, span_of(". (dpa)"));
		CHECK(meta_tail(l, &none, buf_span(&text), true, &a) == text.n - 6);
	}
	/* The signature reaches back to where the look ends: it is not at the start of the paragraph. */
	buf_clear(&text);
	while (text.n < META_EDGE) buf_add_byte(&text, 'a');
	buf_add(&text, span_of("kl/wem (dpa, rtr, afp)"));
	CHECK(meta_tail(l, &none, buf_span(&text), true, &a) == text.n);
	keyvalue_free(&a);
	buf_free(&text);
}

/* Every record is in what goes, [from, to), and its value in the texts. */
static bool are_inside(size_t from, size_t to, const keyvalue_array *a)
{
	bool ok = true;
	for (size_t i = 0; i < a->n; i++) {
		const keyvalue *k = a->p + i;
		ok = ok && k->n_key > 0 && k->start >= from && k->start <= k->end && k->end <= to &&
		     k->value + k->n <= a->texts.n;
	}
	return ok;
}

static bool is_right(const lang *l, span text)
{
	static keyvalue_array a;
	keyvalue_cut(&a, 0);
	size_t gone = meta_head(l, &none, text, &a);
	bool ok = gone <= text.n && (gone > 0) == (a.n > 0) && are_inside(0, gone, &a);
	keyvalue_cut(&a, 0);
	size_t stays = meta_tail(l, &none, text, true, &a);
	return ok && stays <= text.n && (stays < text.n) == (a.n > 0) && are_inside(stays, text.n, &a);
}

static const char *const texts[] = {
	" date 2021-12 Der Rat tagt heute in der Halle.",
	"date 2021-12-03 Der Rat.",
	"qu/sti (dpa, rtr, afp)",
	"Das war alles. (Renate Muster, 10.5.2016)",
	"Das war alles.\nkl/wem (dpa, rtr, afp)",
	"dpa/AFP",
	"und Schluss (APA, 4.10.2015)",
	"\"Das war alles.\" (dpa, afp)",
};

int main(void)
{
	all_examples();
	names_are_unique();
	edges();
	bounds();
	sample_all(4000, texts, sizeof texts / sizeof *texts, is_right);
	lang_set_free(&set);
	return check_end();
}
