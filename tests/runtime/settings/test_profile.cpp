#include "core/settings/profile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

class TestProfile : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString inside(const QString &name) const { return m_folder->filePath(name); }
    ProfileChoice choice() const
    {
        return {{}, {}, inside(QStringLiteral("bin")), inside(QStringLiteral("data/switchyard"))};
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(inside(QStringLiteral("bin"))));
    }

    void theFirstChoiceThatIsMadeWins()
    {
        ProfileChoice wanted = choice();
        QCOMPARE(openProfile(wanted)->folder, wanted.dataFolder);
        QVERIFY(!openProfile(wanted)->isPortable);

        const QString portable = inside(QStringLiteral("bin/profile"));
        QVERIFY(QDir().mkpath(portable));
        QCOMPARE(openProfile(wanted)->folder, portable);
        QVERIFY(openProfile(wanted)->isPortable);

        wanted.variable = inside(QStringLiteral("variable"));
        QCOMPARE(openProfile(wanted)->folder, wanted.variable);
        QVERIFY(!openProfile(wanted)->isPortable);

        wanted.option = inside(QStringLiteral("option"));
        const auto profile = openProfile(wanted);
        QCOMPARE(profile->folder, wanted.option);
        QCOMPARE(profile->configFile(), inside(QStringLiteral("option/config.json")));
    }

    void aNewFolderIsForItsOwnerOnly()
    {
        const auto profile = openProfile(choice());
        QVERIFY(profile.ok());
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        QCOMPARE(QFile::permissions(profile->folder) & others, QFile::Permissions());
    }

    void aRelativeFolderBecomesAbsolute()
    {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_folder->path()));
        ProfileChoice wanted = choice();
        wanted.option = QStringLiteral("./here/../there/");
        const auto profile = openProfile(wanted);
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(profile->folder,
                 QDir(QDir(m_folder->path()).canonicalPath()).filePath(QStringLiteral("there")));
    }

    void aFolderThatCannotBeUsedIsNamedWithTheWayOut_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("wayOut");
        QTest::newRow("a file, by option") << "file"
                                           << ""
                                           << "--profile";
        QTest::newRow("below a file, by option") << "file/profile"
                                                 << ""
                                                 << "--profile";
        QTest::newRow("a file, by variable") << ""
                                             << "file"
                                             << "SWITCHYARD_PROFILE";
    }
    void aFolderThatCannotBeUsedIsNamedWithTheWayOut()
    {
        QFETCH(QString, option);
        QFETCH(QString, variable);
        QFETCH(QString, wayOut);
        QFile file(inside(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        ProfileChoice wanted = choice();
        if (!option.isEmpty())
            wanted.option = inside(option);
        if (!variable.isEmpty())
            wanted.variable = inside(variable);
        const auto profile = openProfile(wanted);
        QVERIFY(!profile.ok());
        QCOMPARE(profile.error().kind, ErrorKind::BadConfig);
        const QString message = profile.error().message;
        QVERIFY2(message.contains(inside(option + variable)) && message.contains(wayOut),
                 qUtf8Printable(message));
    }

    void aSystemWithoutAPlaceForDataSaysSo()
    {
        ProfileChoice wanted = choice();
        wanted.dataFolder.clear();
        QVERIFY(!openProfile(wanted).ok());
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "test_profile.moc"
