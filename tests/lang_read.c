#include "lang_read.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "die.h"
#include "lang_data.h"

/* A language made of a text. */
static lang *made_of(const char *text)
{
	lang *l = zalloc(sizeof *l);
	l->name = "xx";
	lang_read(l, "xx.lang", span_of(text), LANG_WHOLE);
	lang_derive(l);
	return l;
}

static void reads_words(void)
{
	lang *l = made_of("# a comment\n[abbreviation]\nz. B., Dr. ,, \xC3\xBC"
			  "bl.,\nbzw.\n\n[abbreviation-final]\nusw.\n[terminator]\n., !\n");
	CHECK(lang_word(l, span_of("z.B.")) == LANG_ABBREVIATION && lang_word(l, span_of("Z.B.")) & LANG_ABBREVIATION);
	CHECK(lang_word(l, span_of("z.")) & LANG_PART);
	CHECK(lang_word(l, span_of("Dr.")) == LANG_ABBREVIATION && lang_word(l, span_of("dr.")) == 0);
	CHECK(lang_word(l, span_of("\xC3\xBC"
				   "bl.")) &&
		lang_word(l, span_of("\xC3\x9C"
				     "bl.")));
	CHECK(lang_word(l, span_of("usw.")) == LANG_ABBREVIATION_FINAL);
	CHECK(lang_word(l, span_of("z. B.")) == 0 && lang_word(l, span_of("Dr")) == 0);
	CHECK(l->terminators.in['!'] && !l->terminators.in['?']);
	lang_free(l);
}

static void reads_values(void)
{
	lang *l = made_of("[month]\njanuar = 1, M\xC3\xA4rz=3\n[setting]\ndecimal = ,\nordinal = .\n"
			  "[quote]\n\xE2\x80\x9E = \xE2\x80\x9C \xE2\x80\x9D\n");
	CHECK_SPAN(lang_value(l, LANG_MONTHS, span_of("Januar")), "1");
	CHECK_SPAN(lang_value(l, LANG_MONTHS, span_of("januar")), "1");
	CHECK_SPAN(lang_value(l, LANG_MONTHS, span_of("M\xC3\xA4rz")), "3");
	CHECK(lang_value(l, LANG_MONTHS, span_of("Mai")).p == NULL &&
		lang_value(l, LANG_UNITS, span_of("Januar")).p == NULL);
	CHECK_SPAN(lang_setting(l, "decimal", "."), ",");
	CHECK_SPAN(lang_setting(l, "group", "none"), "none");
	CHECK_SPAN(lang_value(l, LANG_QUOTES, span_of("\xE2\x80\x9E")), "\xE2\x80\x9C \xE2\x80\x9D");
	CHECK(l->ordinal_stop && lang_word(l, span_of("Januar")) & LANG_MONTH);
	lang_free(l);
}

/* The later wins. */
static void overlays(void)
{
	lang *l = made_of("[setting]\ngroup = .\n[month]\nMai = 4\n[month]\nMai = 5\n[setting]\ngroup = '\n");
	CHECK_SPAN(lang_value(l, LANG_MONTHS, span_of("Mai")), "5");
	CHECK_SPAN(lang_setting(l, "group", ""), "'");
	lang_free(l);
}

static void reads_rules(void)
{
	lang *l = made_of("[meta]\nrule: one\nkind: header\nplace: head\npattern:  x\nyes: a\nno: b\n\n"
			  "rule: two\nkind: k\nplace: tail\npattern: y\n[month]\nMai = 5");
	CHECK(l->n_metas == 2);
	CHECK(l->n_metas == 2 && strcmp(l->metas[0].name, "one") == 0 && strcmp(l->metas[1].place, "tail") == 0);
	CHECK(l->n_metas == 2 && strcmp(l->metas[0].where, "xx.lang:2") == 0);
	CHECK(l->n_metas == 2 && pattern_find(l->metas[0].pattern, span_of("a x"), NULL));
	CHECK(l->n_metas == 2 && !pattern_find(l->metas[0].pattern, span_of("ax"), NULL));
	CHECK_SPAN(lang_value(l, LANG_MONTHS, span_of("Mai")), "5");
	lang_free(l);
}

static void read_argument(const void *text) { lang_free(made_of(text)); }

/* What does not parse ends the program as wrong usage, and names file and line. */
static void broken(const char *text, const char *where)
{
	char said[1024];
	check_case = text;
	int status = check_status(read_argument, text, said, sizeof said);
	CHECK(status == STATUS_USAGE);
	CHECK(strstr(said, where) != NULL);
	CHECK(status != STATUS_USAGE || strchr(said, '\n') == said + strlen(said) - 1);
	check_case = NULL;
}

static void rejects(void)
{
	broken("Dr.\n", "xx.lang:1: ");
	broken("[nothing]\n", "xx.lang:1: ");
	broken("# c\n\n[month]\nMai\n", "xx.lang:4: ");
	broken("[month]\n= 5\n", "xx.lang:2: ");
	broken("[abbreviation]\nDr.\n"
	       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.\n",
		"xx.lang:3: ");
	broken("[meta]\nkind: header\n", "xx.lang:2: ");
	broken("[meta]\nrule: one\nkind: header\npattern: x\n", "xx.lang:");
	broken("[meta]\nrule: one\nkind: header\nplace: head\npattern: x\nwrong: y\n", "xx.lang:6: ");
	broken("[meta]\nrule: one\nkind: header\nplace: head\npattern: x\njust text\n", "xx.lang:6: ");
}

/* Damaged files do not crash the reader, whatever it says of them. */
static void survives(void)
{
	char text[600], said[1024];
	int ended = 0;
	for (int i = 0; i < 200; i++) {
		const lang_file *f = lang_files + check_below(lang_files_count);
		size_t n = sizeof text - 1, at = check_below(f->n - n);
		memcpy(text, f->text + at, n);
		text[n] = 0;
		for (int k = 0; k < 20; k++) text[check_below(n)] = "[]=,:#\n \xC3\x80."[check_below(12)];
		check_case = text;
		int status = check_status(read_argument, text, said, sizeof said);
		ended += status == STATUS_OK || status == STATUS_USAGE;
	}
	check_case = NULL;
	CHECK(ended == 200);
}

int main(void)
{
	reads_words();
	reads_values();
	overlays();
	reads_rules();
	rejects();
	survives();
	return check_end();
}
