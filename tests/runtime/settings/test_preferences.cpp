#include "core/settings/preferences.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

class TestPreferences : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(QStringLiteral("preferences.ini")); }
    void writeFile(const QByteArray &content) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void withoutAFileThereAreDefaults()
    {
        const Preferences preferences(path());
        QCOMPARE(preferences.text(Preference::ColorScheme), QStringLiteral("system"));
        QCOMPARE(preferences.text(Preference::Language), QString());
        QCOMPARE(preferences.text(Preference::CurrentPage), QString());
        QCOMPARE(preferences.number(Preference::FontScale), 1.0);
        QCOMPARE(preferences.flag(Preference::StartLocalApiWithApp), false);
        QCOMPARE(preferences.flag(Preference::BudgetNotifications), true);
        QCOMPARE(preferences.list(Preference::CompareModels), QStringList());
        for (const Preference bytes :
             {Preference::WindowGeometry, Preference::WindowState, Preference::CatalogColumns})
            QCOMPARE(preferences.bytes(bytes), QByteArray());
    }

    void whatIsSetIsThereNextTime_data()
    {
        QTest::addColumn<QStringList>("models");
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("plain") << QStringList {QStringLiteral("a/b"), QStringLiteral("c/d")}
                               << QByteArray("state");
        QTest::newRow("one model") << QStringList {QStringLiteral("a/b")} << QByteArray("@");
        QTest::newRow("none") << QStringList() << QByteArray();
        QTest::newRow("letters that mean something to INI files")
            << QStringList {QStringLiteral("a,b"), QStringLiteral("c;d \"e\""), QStringLiteral("@Invalid()"),
                            QStringLiteral("ü=鍵")}
            << QByteArray("\0\xff@\n=;%", 7);
    }
    void whatIsSetIsThereNextTime()
    {
        QFETCH(QStringList, models);
        QFETCH(QByteArray, state);
        {
            Preferences preferences(path());
            preferences.setList(Preference::CompareModels, {QStringLiteral("before")});
            preferences.setList(Preference::CompareModels, models);
            preferences.setBytes(Preference::WindowState, state);
            preferences.setText(Preference::ColorScheme, QStringLiteral("dark"));
            preferences.setNumber(Preference::FontScale, 1.25);
            preferences.setFlag(Preference::StartLocalApiWithApp, true);
        }
        const Preferences preferences(path());
        QCOMPARE(preferences.list(Preference::CompareModels), models);
        QCOMPARE(preferences.bytes(Preference::WindowState), state);
        QCOMPARE(preferences.text(Preference::ColorScheme), QStringLiteral("dark"));
        QCOMPARE(preferences.number(Preference::FontScale), 1.25);
        QCOMPARE(preferences.flag(Preference::StartLocalApiWithApp), true);
    }

    void nonsenseInTheFileReadsAsTheDefault_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("wrong values")
            << QByteArray("[appearance]\ncolor_scheme=purple\nfont_scale=huge\n"
                          "[window]\nstate=not base64!\n[local_api]\nstart_with_app=perhaps\n");
        QTest::newRow("out of range") << QByteArray("[appearance]\ncolor_scheme=\nfont_scale=40\n");
        QTest::newRow("not a number") << QByteArray("[appearance]\nfont_scale=nan\n");
        QTest::newRow("rubbish") << QByteArray("\x01\x02\xff[[[=\n\0", 9);
    }
    void nonsenseInTheFileReadsAsTheDefault()
    {
        QFETCH(QByteArray, content);
        writeFile(content);
        const Preferences preferences(path());
        QCOMPARE(preferences.text(Preference::ColorScheme), QStringLiteral("system"));
        QCOMPARE(preferences.number(Preference::FontScale), 1.0);
        QCOMPARE(preferences.flag(Preference::StartLocalApiWithApp), false);
        QCOMPARE(preferences.bytes(Preference::WindowState), QByteArray());
    }

    void onlyAnotherValueIsNews()
    {
        Preferences preferences(path());
        QSignalSpy changed(&preferences, &Preferences::changed);
        preferences.setText(Preference::ColorScheme, QStringLiteral("system"));
        preferences.setNumber(Preference::FontScale, 1);
        QCOMPARE(changed.count(), 0);
        preferences.setText(Preference::ColorScheme, QStringLiteral("light"));
        preferences.setText(Preference::ColorScheme, QStringLiteral("light"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).value<Preference>(), Preference::ColorScheme);
    }
};

QTEST_GUILESS_MAIN(TestPreferences)
#include "test_preferences.moc"
