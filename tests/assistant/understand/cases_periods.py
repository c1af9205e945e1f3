"""Periods that questions speak of; the day of asking is Monday, 23 November 2026.

Notation of the expected value: ``start..end``, an end left open is empty, ``kind`` in place of an end that is an event;
several joined by `` & ``.
"""

PERIODS: tuple[tuple[str, str], ...] = (
    # --- two years are two periods, what is joined is one
    ("как пункт 20 изменился в 2016 и в 2019", "2016-01-01..2016-12-31 & 2019-01-01..2019-12-31"),
    ("с 2016 по 2018 и в 2020 году", "2016-01-01..2018-12-31 & 2020-01-01..2020-12-31"),
    ("2015 және 2020 жылдары не өзгерді?", "2015-01-01..2015-12-31 & 2020-01-01..2020-12-31"),
    ("changes in 2014, 2016 and 2019", "2014-01-01..2014-12-31 & 2016-01-01..2016-12-31 & 2019-01-01..2019-12-31"),
    ("после 2016, но до 2019", "2017-01-01..2018-12-31"),
    ("after 2016 and before 2019", "2017-01-01..2018-12-31"),
    ("до 2014 года и после 2019", "..2013-12-31 & 2020-01-01.."),
    # --- events bound a period
    ("after it was restated, what changed?", "restated.."),
    ("что менялось с момента принятия до отмены", "adopted..repealed"),
    ("жаңа редакцияда жазылғаннан кейін не өзгерді", "restated.."),
    ("что изменилось с принятия", "adopted.."),
    ("до последнего изменения", "..amended"),
    ("өзгеріс енгізілгеннен кейін", "amended.."),
    ("what was amended before repeal", "..repealed"),
    ("жаңа редакциядан бері", "restated.."),
    ("после изложения в новой редакции", "restated.."),
    ("после редакции 2013 года", "2014-01-01.."),  # the day is named: no event is needed
)
