<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Text</name>
    <message>
        <source>--%1 takes %2.</source>
        <translation>--%1 erwartet: %2.</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>app::CommandLine</name>
    <message>
        <source>%1 needs a value. See `switchyard --help`.</source>
        <translation>%1 braucht einen Wert. Siehe `switchyard --help`.</translation>
    </message>
    <message>
        <source>See `switchyard --help`.</source>
        <translation>Siehe `switchyard --help`.</translation>
    </message>
    <message>
        <source>Usage: switchyard [OPTIONS]                  the desktop application
       switchyard [OPTIONS] COMMAND [...]

Commands:
  serve [--listen HOST:PORT]                 the local API without a display
  ask -m MODEL [-m MODEL ...] [--json] [PROMPT]
                                             ask one or several models; the prompt may come from stdin
  models [QUERY] [--filter KEY=VALUE ...] [--sort KEY] [--json]
                                             the catalog
  route --model M [--body FILE] [--json]     dry run: who would be asked, and why
  keys list | add NAME [RULES] | change NAME [--name NEW] [RULES] | rotate NAME [--overlap 1h] |
       disable NAME | enable NAME | revoke NAME
                                             keys of the local API. Rules: --limit-usd 5 --period day,
                                             --rpm, --rpd, --tpm, --tpd, --concurrency 10,
                                             --model-limit &apos;author/*=rpm:10&apos;, --models, --providers,
                                             --member, --app, --expires 30d, --loopback-only,
                                             --management; `none` takes one away
  secrets list | set PROVIDER [NAME] | remove PROVIDER [NAME]
                                             provider keys; the secret is read from stdin
  secrets import [--preview] [VARIABLE ...]  take over keys from environment variables
  secrets balance [PROVIDER [NAME]]          what is left on the accounts behind keys
  check                                      validate the configuration, database and key store

Options:
  --profile DIR   where configuration and history are kept
  --config FILE   another configuration file
  --demo          open the application on a throw-away profile with example data
  --verbose       more on stderr
  --version, --help
</source>
        <translation>Aufruf: switchyard [OPTIONS]                 die Desktop-Anwendung
        switchyard [OPTIONS] COMMAND [...]

Befehle:
  serve [--listen HOST:PORT]                 die lokale API ohne Anzeige
  ask -m MODEL [-m MODEL ...] [--json] [PROMPT]
                                             ein oder mehrere Modelle fragen; der Prompt kann von stdin kommen
  models [QUERY] [--filter KEY=VALUE ...] [--sort KEY] [--json]
                                             der Katalog
  route --model M [--body FILE] [--json]     Probelauf: wer würde gefragt, und warum
  keys list | add NAME [RULES] | change NAME [--name NEW] [RULES] | rotate NAME [--overlap 1h] |
       disable NAME | enable NAME | revoke NAME
                                             Schlüssel der lokalen API. RULES: --limit-usd 5 --period day,
                                             --rpm, --rpd, --tpm, --tpd, --concurrency 10,
                                             --model-limit &apos;author/*=rpm:10&apos;, --models, --providers,
                                             --member, --app, --expires 30d, --loopback-only,
                                             --management; `none` nimmt eine Regel weg
  secrets list | set PROVIDER [NAME] | remove PROVIDER [NAME]
                                             Anbieterschlüssel; das Geheimnis wird von stdin gelesen
  secrets import [--preview] [VARIABLE ...]  Schlüssel aus Umgebungsvariablen übernehmen
  secrets balance [PROVIDER [NAME]]          was auf den Konten hinter den Schlüsseln übrig ist
  check                                      Konfiguration, Datenbank und Schlüsselspeicher prüfen

Optionen:
  --profile DIR   wo Konfiguration und Verlauf liegen
  --config FILE   eine andere Konfigurationsdatei
  --demo          die Anwendung mit einem Wegwerfprofil und Beispieldaten öffnen
  --verbose       mehr auf stderr
  --version, --help
</translation>
    </message>
</context>
<context>
    <name>app::ask</name>
    <message>
        <source>There is no model set &apos;%1&apos; in the configuration. Known sets: %2</source>
        <translation>In der Konfiguration gibt es keine Modellgruppe „%1“. Bekannte Gruppen: %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Which model? Name one or several with -m, for instance -m simulator/atlas-large. `switchyard models` lists them.</source>
        <translation>Welches Modell? Eines oder mehrere mit -m angeben, zum Beispiel -m simulator/atlas-large. `switchyard models` listet sie auf.</translation>
    </message>
    <message>
        <source>Type the prompt, then Ctrl+D:</source>
        <translation>Den Prompt eingeben, dann Strg+D:</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>Der Prompt ist leer.</translation>
    </message>
</context>
<context>
    <name>app::check</name>
    <message>
        <source>%1 is valid.</source>
        <translation>%1 ist gültig.</translation>
    </message>
    <message>
        <source>The history database opens.</source>
        <translation>Die Verlaufsdatenbank lässt sich öffnen.</translation>
    </message>
    <message>
        <source>The system&apos;s key store works.</source>
        <translation>Der Schlüsselspeicher des Systems funktioniert.</translation>
    </message>
    <message>
        <source>%1 has the key &apos;%2&apos; (%3).</source>
        <translation>%1 hat den Schlüssel „%2“ (%3).</translation>
    </message>
    <message>
        <source>%1, key &apos;%2&apos;: %3</source>
        <translation>%1, Schlüssel „%2“: %3</translation>
    </message>
    <message>
        <source>No provider has a key yet; only the simulator answers. `switchyard secrets set PROVIDER` adds one.</source>
        <translation>Noch hat kein Anbieter einen Schlüssel; nur der Simulator antwortet. `switchyard secrets set PROVIDER` fügt einen hinzu.</translation>
    </message>
    <message>
        <source>ok       </source>
        <translation>ok       </translation>
    </message>
    <message>
        <source>PROBLEM  </source>
        <translation>PROBLEM  </translation>
    </message>
    <message>
        <source>Finished requests are told to &apos;%1&apos;.</source>
        <translation>Abgeschlossene Anfragen werden an „%1“ gemeldet.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be told of finished requests: %2</source>
        <translation>Abgeschlossene Anfragen können nicht an „%1“ gemeldet werden: %2</translation>
    </message>
    <message>
        <source>The price for &apos;%1&apos; at &apos;%2&apos; is for nothing: the catalog has no such endpoint. `switchyard models &apos;%1&apos;` shows what there is.</source>
        <translation>Der Preis für „%1“ bei „%2“ ist wirkungslos: Der Katalog hat keinen solchen Endpunkt. `switchyard models &apos;%1&apos;` zeigt, was es gibt.</translation>
    </message>
</context>
<context>
    <name>app::desktop</name>
    <message>
        <source>There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start the desktop from a graphical session, or use `switchyard serve` for the local API without windows.</source>
        <translation>Es gibt keine Anzeige: Weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt. Die Anwendung aus einer grafischen Sitzung starten oder `switchyard serve` für die lokale API ohne Fenster verwenden.</translation>
    </message>
</context>
<context>
    <name>app::keys</name>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>CREATED</source>
        <translation>ERSTELLT</translation>
    </message>
    <message>
        <source>KEPT IN</source>
        <translation>ABLAGE</translation>
    </message>
    <message>
        <source>The local API has no key yet. `switchyard keys add NAME` makes one.</source>
        <translation>Die lokale API hat noch keinen Schlüssel. `switchyard keys add NAME` erstellt einen.</translation>
    </message>
    <message>
        <source>Keep it now: it is not shown again.</source>
        <translation>Jetzt aufbewahren: Er wird nicht noch einmal angezeigt.</translation>
    </message>
    <message>
        <source>a text, or none</source>
        <translation>ein Text oder none</translation>
    </message>
    <message>
        <source>names with commas between them, or none</source>
        <translation>Namen mit Kommas dazwischen oder none</translation>
    </message>
    <message>
        <source>an amount in dollars such as 5 or 0.50, or none</source>
        <translation>ein Betrag in Dollar wie 5 oder 0.50 oder none</translation>
    </message>
    <message>
        <source>day, week, month or total</source>
        <translation>day, week, month oder total</translation>
    </message>
    <message>
        <source>a whole number from 1, or none</source>
        <translation>eine ganze Zahl ab 1 oder none</translation>
    </message>
    <message>
        <source>limits of a model such as anthropic/*=rpm:10,tpd:50000</source>
        <translation>Limits eines Modells wie anthropic/*=rpm:10,tpd:50000</translation>
    </message>
    <message>
        <source>a time such as 30d, 2027-01-31 or 2027-01-31T12:00:00Z, or none</source>
        <translation>ein Zeitpunkt wie 30d, 2027-01-31 oder 2027-01-31T12:00:00Z oder none</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>expired %1</source>
        <translation>abgelaufen %1</translation>
    </message>
    <message>
        <source>management</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>limits for %1</source>
        <translation>Limits für %1</translation>
    </message>
    <message>
        <source>this machine only</source>
        <translation>nur dieser Rechner</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>SCHLÜSSEL</translation>
    </message>
    <message>
        <source>RULES</source>
        <translation>REGELN</translation>
    </message>
    <message>
        <source>There is no API key &apos;%1&apos;. `switchyard keys list` shows them.</source>
        <translation>Es gibt keinen API-Schlüssel „%1“. `switchyard keys list` zeigt die vorhandenen.</translation>
    </message>
    <message>
        <source>--overlap takes a time such as 30m, 1h or 7d.</source>
        <translation>--overlap erwartet eine Dauer wie 30m, 1h oder 7d.</translation>
    </message>
    <message>
        <source>Use `switchyard keys list`, or `keys add NAME`, `keys change NAME`, `keys rotate NAME`, `keys disable NAME`, `keys enable NAME` or `keys revoke NAME`.</source>
        <translation>`switchyard keys list` oder `keys add NAME`, `keys change NAME`, `keys rotate NAME`, `keys disable NAME`, `keys enable NAME` oder `keys revoke NAME` verwenden.</translation>
    </message>
</context>
<context>
    <name>app::main</name>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>There is no command &apos;%1&apos;. Known commands: %2. See `switchyard --help`.</source>
        <translation>Es gibt keinen Befehl „%1“. Bekannte Befehle: %2. Siehe `switchyard --help`.</translation>
    </message>
    <message>
        <source>This build has no windows. Use a command such as `switchyard serve`; `switchyard --help` lists them.</source>
        <translation>Diese Programmfassung hat keine Fenster. Einen Befehl wie `switchyard serve` verwenden; `switchyard --help` listet sie auf.</translation>
    </message>
</context>
<context>
    <name>app::models</name>
    <message>
        <source>No model matches. The nearest names: %1</source>
        <translation>Kein Modell passt. Die ähnlichsten Namen: %1</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>MODELL</translation>
    </message>
    <message>
        <source>CONTEXT</source>
        <translation>KONTEXT</translation>
    </message>
    <message>
        <source>IN $/M</source>
        <translation>EINGABE $/M</translation>
    </message>
    <message>
        <source>OUT $/M</source>
        <translation>AUSGABE $/M</translation>
    </message>
    <message>
        <source>PROVIDERS</source>
        <translation>ANBIETER</translation>
    </message>
</context>
<context>
    <name>app::route</name>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 is not the JSON body of a chat request: %2</source>
        <translation>%1 ist nicht der JSON-Rumpf einer Chat-Anfrage: %2</translation>
    </message>
    <message>
        <source>ENDPOINT</source>
        <translation>ENDPUNKT</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>SCHLÜSSEL</translation>
    </message>
    <message>
        <source>ESTIMATE $</source>
        <translation>SCHÄTZUNG $</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>WARUM</translation>
    </message>
    <message>
        <source>EXCLUDED</source>
        <translation>AUSGESCHLOSSEN</translation>
    </message>
    <message>
        <source>REASON</source>
        <translation>GRUND</translation>
    </message>
    <message>
        <source>BECAUSE</source>
        <translation>ERLÄUTERUNG</translation>
    </message>
    <message>
        <source>Which model? Name it with --model.</source>
        <translation>Welches Modell? Es mit --model angeben.</translation>
    </message>
    <message>
        <source>CHANGED</source>
        <translation>GEÄNDERT</translation>
    </message>
    <message>
        <source>PROMPT TOKENS</source>
        <translation>PROMPT-TOKEN</translation>
    </message>
</context>
<context>
    <name>app::secrets</name>
    <message>
        <source>usable</source>
        <translation>nutzbar</translation>
    </message>
    <message>
        <source>PROVIDER</source>
        <translation>ANBIETER</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>KEPT IN</source>
        <translation>ABLAGE</translation>
    </message>
    <message>
        <source>SENT TO</source>
        <translation>GESENDET AN</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ZUSTAND</translation>
    </message>
    <message>
        <source>There is no provider key yet. `switchyard secrets set PROVIDER` adds one.</source>
        <translation>Es gibt noch keinen Anbieterschlüssel. `switchyard secrets set PROVIDER` fügt einen hinzu.</translation>
    </message>
    <message>
        <source>Key for %1 (it is not shown):</source>
        <translation>Schlüssel für %1 (er wird nicht angezeigt):</translation>
    </message>
    <message>
        <source>No key came on standard input.</source>
        <translation>Über die Standardeingabe kam kein Schlüssel.</translation>
    </message>
    <message>
        <source>$%1 a month</source>
        <translation>%1&#xa0;$ pro Monat</translation>
    </message>
    <message>
        <source>PRIORITY</source>
        <translation>PRIORITÄT</translation>
    </message>
    <message>
        <source>WEIGHT</source>
        <translation>GEWICHT</translation>
    </message>
    <message>
        <source>LIMITS</source>
        <translation>LIMITS</translation>
    </message>
    <message>
        <source>LAST USED</source>
        <translation>ZULETZT VERWENDET</translation>
    </message>
    <message>
        <source>VARIABLE</source>
        <translation>VARIABLE</translation>
    </message>
    <message>
        <source>USED BY</source>
        <translation>VERWENDET VON</translation>
    </message>
    <message>
        <source>Several providers keep their key in %1. For this one use `switchyard secrets import %2/%1`.</source>
        <translation>Mehrere Anbieter bewahren ihren Schlüssel in %1 auf. Für diesen `switchyard secrets import %2/%1` verwenden.</translation>
    </message>
    <message>
        <source>No variable of this environment holds a key of a provider in the catalog.</source>
        <translation>Keine Variable dieser Umgebung enthält einen Schlüssel eines Anbieters aus dem Katalog.</translation>
    </message>
    <message>
        <source>No usable key is of a provider that tells its balance.</source>
        <translation>Kein nutzbarer Schlüssel gehört zu einem Anbieter, der sein Guthaben mitteilt.</translation>
    </message>
    <message>
        <source>There is no such key. `switchyard secrets list` shows those that there are.</source>
        <translation>Einen solchen Schlüssel gibt es nicht. `switchyard secrets list` zeigt die vorhandenen.</translation>
    </message>
    <message>
        <source>LEFT</source>
        <translation>ÜBRIG</translation>
    </message>
    <message>
        <source>USED</source>
        <translation>VERBRAUCHT</translation>
    </message>
    <message>
        <source>LIMIT</source>
        <translation>LIMIT</translation>
    </message>
    <message>
        <source>CURRENCY</source>
        <translation>WÄHRUNG</translation>
    </message>
    <message>
        <source>Use `switchyard secrets list`, `secrets set PROVIDER [NAME]`, `secrets remove PROVIDER [NAME]`, `secrets import [--preview] [VARIABLE …]` or `secrets balance [PROVIDER [NAME]]`. The key itself is read from standard input.</source>
        <translation>`switchyard secrets list`, `secrets set PROVIDER [NAME]`, `secrets remove PROVIDER [NAME]`, `secrets import [--preview] [VARIABLE …]` oder `secrets balance [PROVIDER [NAME]]` verwenden. Der Schlüssel selbst wird von der Standardeingabe gelesen.</translation>
    </message>
</context>
<context>
    <name>app::serve</name>
    <message>
        <source>Stopping: running answers may end, 30 seconds at most.</source>
        <translation>Wird beendet: Laufende Antworten dürfen noch fertig werden, höchstens 30 Sekunden lang.</translation>
    </message>
</context>
<context>
    <name>core::AccessControl</name>
    <message>
        <source>The Host &apos;%1&apos; is not allowed. Use the address of this machine, or add the name to &quot;allowed_hosts&quot; in config.json.</source>
        <translation>Der Host „%1“ ist nicht erlaubt. Die Adresse dieses Rechners verwenden oder den Namen in config.json unter &quot;allowed_hosts&quot; eintragen.</translation>
    </message>
    <message>
        <source>A page at %1 is not allowed to use this API. Add its origin to &quot;allowed_origins&quot; in config.json if it should be.</source>
        <translation>Eine Seite auf %1 darf diese API nicht nutzen. Falls sie es soll, ihren Ursprung in config.json unter &quot;allowed_origins&quot; eintragen.</translation>
    </message>
    <message>
        <source>Too many wrong keys from this address. Try again in a minute.</source>
        <translation>Zu viele falsche Schlüssel von dieser Adresse. In einer Minute erneut versuchen.</translation>
    </message>
    <message>
        <source>This API needs a key. Make one under Proxy with &quot;New key&quot;, or with `switchyard keys add NAME`, and send it as `Authorization: Bearer KEY`.</source>
        <translation>Diese API braucht einen Schlüssel. Unter „Proxy“ mit „Neuer Schlüssel“ oder mit `switchyard keys add NAME` einen erstellen und als `Authorization: Bearer KEY` senden.</translation>
    </message>
    <message>
        <source>The key is not one of this Switchyard&apos;s. Its keys are listed under Proxy and by `switchyard keys list`.</source>
        <translation>Der Schlüssel gehört nicht zu diesem Switchyard. Seine Schlüssel stehen unter „Proxy“ und in `switchyard keys list`.</translation>
    </message>
    <message>
        <source>The secret of the key &apos;%1&apos; was replaced by a new one, which has to be used now.</source>
        <translation>Das Geheimnis des Schlüssels „%1“ wurde durch ein neues ersetzt, das jetzt zu verwenden ist.</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is disabled. Enable it under Proxy, or with `switchyard keys enable NAME`.</source>
        <translation>Der Schlüssel „%1“ ist deaktiviert. Ihn unter „Proxy“ oder mit `switchyard keys enable NAME` aktivieren.</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; expired on %2. Give it a later end, or make a new key.</source>
        <translation>Der Schlüssel „%1“ ist am %2 abgelaufen. Ihm ein späteres Ende geben oder einen neuen Schlüssel erstellen.</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is for programs on Switchyard&apos;s own machine only.</source>
        <translation>Der Schlüssel „%1“ ist nur für Programme auf dem Rechner, auf dem Switchyard läuft.</translation>
    </message>
</context>
<context>
    <name>core::AnswerDecoder</name>
    <message>
        <source>sent an answer that is too large.</source>
        <translation>hat eine zu große Antwort gesendet.</translation>
    </message>
    <message>
        <source>sent a line that is too large.</source>
        <translation>hat eine zu lange Zeile gesendet.</translation>
    </message>
    <message>
        <source>sent something that is no answer.</source>
        <translation>hat etwas gesendet, das keine Antwort ist.</translation>
    </message>
    <message>
        <source>sent an event that is not JSON.</source>
        <translation>hat ein Ereignis gesendet, das kein JSON ist.</translation>
    </message>
    <message>
        <source>sent an empty answer.</source>
        <translation>hat eine leere Antwort gesendet.</translation>
    </message>
    <message>
        <source>sent nothing at all.</source>
        <translation>hat gar nichts gesendet.</translation>
    </message>
    <message>
        <source>sent a web page instead of an answer.</source>
        <translation>hat statt einer Antwort eine Webseite gesendet.</translation>
    </message>
    <message>
        <source>sent broken JSON.</source>
        <translation>hat fehlerhaftes JSON gesendet.</translation>
    </message>
    <message>
        <source>sent an answer without an answer in it.</source>
        <translation>hat eine Antwort ohne Inhalt geschickt.</translation>
    </message>
</context>
<context>
    <name>core::AnthropicAnswerReader</name>
    <message>
        <source>sent an event that is not JSON.</source>
        <translation>hat ein Ereignis gesendet, das kein JSON ist.</translation>
    </message>
</context>
<context>
    <name>core::AnthropicIngress</name>
    <message>
        <source>one of %1</source>
        <translation>einer der Werte %1</translation>
    </message>
    <message>
        <source>a list of at least one message</source>
        <translation>eine Liste mit mindestens einer Nachricht</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 oder mehr</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>eine Zeichenkette</translation>
    </message>
    <message>
        <source>the name of a tool</source>
        <translation>der Name eines Werkzeugs</translation>
    </message>
    <message>
        <source>a string or a list of blocks</source>
        <translation>eine Zeichenkette oder eine Liste von Blöcken</translation>
    </message>
    <message>
        <source>absent where &apos;models&apos; is given</source>
        <translation>nicht vorhanden, wenn &apos;models&apos; angegeben ist</translation>
    </message>
    <message>
        <source>a list of %1 entries at most</source>
        <translation>eine Liste mit höchstens %1 Einträgen</translation>
    </message>
    <message>
        <source>an object with &apos;model&apos; and nothing else</source>
        <translation>ein Objekt mit &apos;model&apos; und sonst nichts</translation>
    </message>
    <message>
        <source>absent where &apos;thinking&apos; is given</source>
        <translation>nicht vorhanden, wenn &apos;thinking&apos; angegeben ist</translation>
    </message>
</context>
<context>
    <name>core::AnthropicMessages</name>
    <message>
        <source>audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>media by address</source>
        <translation>Medien über eine Adresse</translation>
    </message>
    <message>
        <source>media that is neither data URL nor address</source>
        <translation>Medien, die weder Daten-URL noch Adresse sind</translation>
    </message>
    <message>
        <source>%1 at %2 cannot be sent %3 (field &apos;%4&apos; of the request). Remove it, or choose another model or provider.</source>
        <translation>An %1 bei %2 kann nicht gesendet werden: %3 (Feld &apos;%4&apos; der Anfrage). Entfernen Sie es, oder wählen Sie ein anderes Modell oder einen anderen Anbieter.</translation>
    </message>
    <message>
        <source>%1 at %2 cannot go on with an answer that is begun. End the conversation with a user message, or choose another model.</source>
        <translation>%1 bei %2 kann keine begonnene Antwort fortsetzen. Beenden Sie das Gespräch mit einer Nachricht des Benutzers, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>the tool &apos;%1&apos;</source>
        <translation>das Werkzeug &apos;%1&apos;</translation>
    </message>
</context>
<context>
    <name>core::AnthropicReply</name>
    <message>
        <source>The model&apos;s answer ended in an error (%1). Try again, or choose another model.</source>
        <translation>Die Antwort des Modells endete mit einem Fehler (%1). Versuchen Sie es noch einmal, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>no code given</source>
        <translation>ohne Code</translation>
    </message>
</context>
<context>
    <name>core::ApiKeyFile</name>
    <message>
        <source>%1 cannot be changed now: another Switchyard is changing it, or its folder cannot be written to. Check the folder&apos;s permissions and try again.</source>
        <translation>%1 kann gerade nicht geändert werden: Ein anderes Switchyard ändert es, oder sein Ordner ist nicht beschreibbar. Die Berechtigungen des Ordners prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The list of API keys %1 is damaged. It was left as it is. Repair it or put a backup in its place; if you remove it, all keys have to be made anew.</source>
        <translation>Die Liste der API-Schlüssel %1 ist beschädigt. Sie wurde unverändert gelassen. Die Datei reparieren oder durch eine Sicherung ersetzen; wird sie entfernt, müssen alle Schlüssel neu erstellt werden.</translation>
    </message>
    <message>
        <source>The list of API keys %1 was written by a newer Switchyard. It was left as it is. Update Switchyard.</source>
        <translation>Die Liste der API-Schlüssel %1 wurde von einem neueren Switchyard geschrieben. Sie wurde unverändert gelassen. Switchyard aktualisieren.</translation>
    </message>
    <message>
        <source>A key needs a name of at most %1 letters, such as that of the program that uses it.</source>
        <translation>Ein Schlüssel braucht einen Namen aus höchstens %1 Zeichen, etwa den des Programms, das ihn verwendet.</translation>
    </message>
    <message>
        <source>There is an API key &apos;%1&apos; already. Revoke it first, or choose another name.</source>
        <translation>Es gibt bereits einen API-Schlüssel „%1“. Ihn zuerst widerrufen oder einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>There is no API key &apos;%1&apos;, nor any other.</source>
        <translation>Es gibt keinen API-Schlüssel „%1“ und auch keinen anderen.</translation>
    </message>
    <message>
        <source>There is no API key &apos;%1&apos;. There are: %2.</source>
        <translation>Es gibt keinen API-Schlüssel „%1“. Vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>A limit on money cannot be below zero.</source>
        <translation>Ein Geldlimit kann nicht unter null liegen.</translation>
    </message>
    <message>
        <source>Limits by model need a model, a limit, and no model twice.</source>
        <translation>Limits je Modell brauchen ein Modell und ein Limit, und kein Modell darf zweimal vorkommen.</translation>
    </message>
    <message>
        <source>A limit of requests or tokens is a whole number from 1. Disable the key if it should do nothing.</source>
        <translation>Ein Limit für Anfragen oder Token ist eine ganze Zahl ab 1. Soll der Schlüssel nichts dürfen, ihn deaktivieren.</translation>
    </message>
    <message>
        <source>The lists of models and providers cannot have empty entries.</source>
        <translation>Die Listen der Modelle und Anbieter dürfen keine leeren Einträge haben.</translation>
    </message>
    <message>
        <source>The old secret can be taken for at most a year longer.</source>
        <translation>Das alte Geheimnis kann höchstens ein Jahr länger angenommen werden.</translation>
    </message>
</context>
<context>
    <name>core::AtomicFile</name>
    <message>
        <source>%1 is a folder; a file is expected there. Move the folder away.</source>
        <translation>%1 ist ein Ordner; dort wird eine Datei erwartet. Den Ordner verschieben.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check the file and its permissions.</source>
        <translation>%1 kann nicht gelesen werden: %2. Die Datei und ihre Berechtigungen prüfen.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check the disk.</source>
        <translation>%1 kann nicht gelesen werden: %2. Den Datenträger prüfen.</translation>
    </message>
    <message>
        <source>%1 is larger than 16 MiB, so it cannot be what it should be. It was left as it is.</source>
        <translation>%1 ist größer als 16 MiB und kann daher nicht das Erwartete sein. Die Datei wurde unverändert gelassen.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. The file is as it was. Check its permissions and the room on the disk.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Die Datei ist unverändert. Ihre Berechtigungen und den freien Speicherplatz prüfen.</translation>
    </message>
</context>
<context>
    <name>core::AttemptPlan</name>
    <message>
        <source>skipped %1: same key, %2</source>
        <translation>%1 übersprungen: gleicher Schlüssel, %2</translation>
    </message>
    <message>
        <source>after %1: %2</source>
        <translation>nach %1: %2</translation>
    </message>
    <message>
        <source>once more after %1: nobody else is left</source>
        <translation>noch einmal nach %1: sonst ist niemand übrig</translation>
    </message>
    <message>
        <source>No endpoint can take %1.</source>
        <translation>Kein Endpunkt kann %1 annehmen.</translation>
    </message>
    <message>
        <source>The time for this request was over before it could be sent. Raise the time-outs under `timeouts` in the configuration.</source>
        <translation>Die Zeit für diese Anfrage war um, bevor sie gesendet werden konnte. Die Zeitlimits unter `timeouts` in der Konfiguration erhöhen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>provider: what went wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 not tried: same key, %2</source>
        <translation>%1 nicht versucht: gleicher Schlüssel, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) were tried for %1 and none answered: %2.</source>
        <translation>
            <numerusform>%n Endpunkt wurde für %1 versucht und hat nicht geantwortet: %2.</numerusform>
            <numerusform>%n Endpunkte wurden für %1 versucht und keiner hat geantwortet: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation>In %1 erneut versuchen.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check the keys under Keys.</source>
        <translation>Die Schlüssel unter „Schlüssel“ prüfen.</translation>
    </message>
    <message>
        <source>asked too, because %1 is late with its first token; %2</source>
        <translation>zusätzlich gefragt, weil das erste Token von %1 auf sich warten lässt; %2</translation>
    </message>
</context>
<context>
    <name>core::AutoRouter</name>
    <message>
        <source>&apos;%1&apos; of the plugin &apos;%2&apos; must be %3.</source>
        <translation>„%1“ des Plugins „%2“ muss Folgendes sein: %3.</translation>
    </message>
    <message>
        <source>a list of patterns</source>
        <translation>eine Liste von Mustern</translation>
    </message>
    <message>
        <source>a list of patterns of at most %L1 characters</source>
        <translation>eine Liste von Mustern mit jeweils höchstens %L1 Zeichen</translation>
    </message>
    <message>
        <source>a list of at most %L1 patterns</source>
        <translation>eine Liste mit höchstens %L1 Mustern</translation>
    </message>
    <message>
        <source>shorter: at most %L1 characters in all</source>
        <translation>eine kürzere Liste, insgesamt höchstens %L1 Zeichen</translation>
    </message>
    <message>
        <source>one of low, medium, high, xhigh, max</source>
        <translation>einer der Werte low, medium, high, xhigh, max</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>No models match your request and model restrictions.</source>
        <translation>Kein Modell passt zur Anfrage und zu den Modellbeschränkungen.</translation>
    </message>
    <message>
        <source>no model with a known price</source>
        <translation>kein Modell mit bekanntem Preis</translation>
    </message>
    <message>
        <source>nearest to the price band &apos;%1&apos;, which is empty</source>
        <translation>am nächsten an der Preisklasse „%1“, die leer ist</translation>
    </message>
    <message>
        <source>price band &apos;%1&apos; (%2–%3 % of the usable models)</source>
        <translation>Preisklasse „%1“ (%2–%3 % der nutzbaren Modelle)</translation>
    </message>
    <message>
        <source>released %1</source>
        <translation>veröffentlicht %1</translation>
    </message>
    <message>
        <source>thinks</source>
        <translation>denkt nach</translation>
    </message>
    <message>
        <source>; %1</source>
        <translation>; %1</translation>
    </message>
    <message>
        <source>task: %1; number %2 on your list</source>
        <translation>Aufgabe: %1; Nummer %2 der eigenen Liste</translation>
    </message>
    <message>
        <source>task: %1; %2%3</source>
        <translation>Aufgabe: %1; %2%3</translation>
    </message>
    <message>
        <source>pinned: it gave the last answer</source>
        <translation>angeheftet: Von diesem Modell kam die letzte Antwort</translation>
    </message>
    <message>
        <source>no public scores of code, so chosen like switchyard/auto; %1</source>
        <translation>keine öffentlichen Bewertungen für Code, daher wie bei switchyard/auto gewählt; %1</translation>
    </message>
    <message numerus="yes">
        <source>drawn from %n free model(s)</source>
        <translation>
            <numerusform>aus %n kostenlosem Modell gelost</numerusform>
            <numerusform>aus %n kostenlosen Modellen gelost</numerusform>
        </translation>
    </message>
    <message>
        <source>the next free model</source>
        <translation>das nächste kostenlose Modell</translation>
    </message>
</context>
<context>
    <name>core::Balance</name>
    <message>
        <source>The balance row of &apos;%1&apos; is wrong at &apos;%2&apos;.</source>
        <translation>Die Guthabenzeile von „%1“ ist bei „%2“ falsch.</translation>
    </message>
    <message>
        <source>Balance row %1 names no provider or no place to ask.</source>
        <translation>Die Guthabenzeile %1 nennt keinen Anbieter oder keine Stelle zum Abfragen.</translation>
    </message>
    <message>
        <source>%1 answered the question for the balance with something that is no JSON. Its page for billing says more.</source>
        <translation>%1 hat die Frage nach dem Guthaben mit etwas beantwortet, das kein JSON ist. Die Abrechnungsseite des Anbieters sagt mehr.</translation>
    </message>
    <message>
        <source>%1 answered the question for the balance without a figure that can be read. Its page for billing says more.</source>
        <translation>%1 hat die Frage nach dem Guthaben ohne lesbaren Betrag beantwortet. Die Abrechnungsseite des Anbieters sagt mehr.</translation>
    </message>
</context>
<context>
    <name>core::BalanceQuery</name>
    <message>
        <source>%1 has no address that can be asked for the balance.</source>
        <translation>%1 hat keine Adresse, bei der sich das Guthaben abfragen lässt.</translation>
    </message>
    <message>
        <source>%1 answered the question for the balance with more than can be one.</source>
        <translation>%1 hat die Frage nach dem Guthaben mit mehr beantwortet, als eine Guthabenangabe sein kann.</translation>
    </message>
    <message>
        <source>%1 does not tell the balance to this key (%2). Its page for billing says more.</source>
        <translation>%1 teilt diesem Schlüssel das Guthaben nicht mit (%2). Die Abrechnungsseite des Anbieters sagt mehr.</translation>
    </message>
    <message>
        <source>%1 answered %2 when it was asked for the balance. Try again later, or look at its page for billing.</source>
        <translation>%1 hat auf die Frage nach dem Guthaben mit %2 geantwortet. Später erneut versuchen oder auf der Abrechnungsseite des Anbieters nachsehen.</translation>
    </message>
</context>
<context>
    <name>core::BedrockConverse</name>
    <message>
        <source>this kind of image</source>
        <translation>diese Art Bild</translation>
    </message>
    <message>
        <source>this kind of file</source>
        <translation>diese Art Datei</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>a part of the type &apos;%1&apos;</source>
        <translation>ein Teil vom Typ &apos;%1&apos;</translation>
    </message>
</context>
<context>
    <name>core::BroadcastOutlet</name>
    <message>
        <source>What is kept under %1 holds a line break or another character that no header has. Enter it again.</source>
        <translation>Was unter %1 hinterlegt ist, enthält einen Zeilenumbruch oder ein anderes Zeichen, das in keinem Header vorkommt. Es neu eingeben.</translation>
    </message>
</context>
<context>
    <name>core::Budget</name>
    <message>
        <source>The daily limit of the key &apos;%1&apos;, %2,</source>
        <translation>Das Tageslimit des Schlüssels „%1“ von %2</translation>
    </message>
    <message>
        <source>The daily budget &apos;%1&apos; of %2</source>
        <translation>Das Tagesbudget „%1“ von %2</translation>
    </message>
    <message>
        <source>The weekly limit of the key &apos;%1&apos;, %2,</source>
        <translation>Das Wochenlimit des Schlüssels „%1“ von %2</translation>
    </message>
    <message>
        <source>The weekly budget &apos;%1&apos; of %2</source>
        <translation>Das Wochenbudget „%1“ von %2</translation>
    </message>
    <message>
        <source>The monthly limit of the key &apos;%1&apos;, %2,</source>
        <translation>Das Monatslimit des Schlüssels „%1“ von %2</translation>
    </message>
    <message>
        <source>The monthly budget &apos;%1&apos; of %2</source>
        <translation>Das Monatsbudget „%1“ von %2</translation>
    </message>
    <message numerus="yes">
        <source>The limit of the key &apos;%1&apos; for any %n days, %2,</source>
        <translation>
            <numerusform>Das Limit des Schlüssels „%1“ innerhalb von jeweils %n Tag von %2</numerusform>
            <numerusform>Das Limit des Schlüssels „%1“ innerhalb von jeweils %n Tagen von %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The budget &apos;%1&apos; for any %n days of %2</source>
        <translation>
            <numerusform>Das Budget „%1“ innerhalb von jeweils %n Tag von %2</numerusform>
            <numerusform>Das Budget „%1“ innerhalb von jeweils %n Tagen von %2</numerusform>
        </translation>
    </message>
    <message>
        <source>The limit of the key &apos;%1&apos;, %2,</source>
        <translation>Das Limit des Schlüssels „%1“ von %2</translation>
    </message>
    <message>
        <source>The budget &apos;%1&apos; of %2</source>
        <translation>Das Budget „%1“ von %2</translation>
    </message>
    <message>
        <source>It starts anew on %1 (%2); until then, raise the key&apos;s limit or use another key.</source>
        <translation>Es beginnt am %1 (%2) neu; bis dahin das Limit des Schlüssels erhöhen oder einen anderen Schlüssel verwenden.</translation>
    </message>
    <message>
        <source>It starts anew on %1 (%2); until then, raise its limit or ask a cheaper model.</source>
        <translation>Es beginnt am %1 (%2) neu; bis dahin das Limit erhöhen oder ein günstigeres Modell fragen.</translation>
    </message>
    <message>
        <source>What was spent comes back when it is older than that; until then, raise the key&apos;s limit or use another key.</source>
        <translation>Ausgegebenes wird wieder frei, sobald es älter ist; bis dahin das Limit des Schlüssels erhöhen oder einen anderen Schlüssel verwenden.</translation>
    </message>
    <message>
        <source>What was spent comes back when it is older than that; until then, raise its limit or ask a cheaper model.</source>
        <translation>Ausgegebenes wird wieder frei, sobald es älter ist; bis dahin das Limit erhöhen oder ein günstigeres Modell fragen.</translation>
    </message>
    <message>
        <source>It never starts anew: raise the key&apos;s limit or use another key.</source>
        <translation>Es beginnt nie neu: das Limit des Schlüssels erhöhen oder einen anderen Schlüssel verwenden.</translation>
    </message>
    <message>
        <source>It never starts anew: raise its limit or ask a cheaper model.</source>
        <translation>Es beginnt nie neu: das Limit erhöhen oder ein günstigeres Modell fragen.</translation>
    </message>
    <message>
        <source>%1 lets through only what costs nothing.</source>
        <translation>%1 lässt nur durch, was nichts kostet.</translation>
    </message>
    <message>
        <source>%1 is spent (%2 of it; %3 are needed at most).</source>
        <translation>%1 ist aufgebraucht (%2 davon; höchstens %3 werden gebraucht).</translation>
    </message>
    <message>
        <source>%1 is spent (%2 of it).</source>
        <translation>%1 ist aufgebraucht (%2 davon).</translation>
    </message>
    <message>
        <source>%1 has no room now: %2 are spent and %3 are set aside for requests under way. Try again when one of them has ended.</source>
        <translation>%1 hat gerade keinen Platz: %2 sind ausgegeben und %3 für laufende Anfragen zurückgelegt. Erneut versuchen, wenn eine davon beendet ist.</translation>
    </message>
    <message>
        <source>%1 cannot be held, for it is not known what %2 costs at %3. Give the model a price: &apos;pricing&apos; of its row under providers.%3.models in config.json.</source>
        <translation>%1 lässt sich nicht einhalten, denn es ist nicht bekannt, was %2 bei %3 kostet. Dem Modell einen Preis geben: &apos;pricing&apos; in seinem Eintrag unter providers.%3.models in config.json.</translation>
    </message>
    <message>
        <source>Or let such requests through with &apos;allow_unknown_prices&apos; of the budget.</source>
        <translation>Oder solche Anfragen mit &apos;allow_unknown_prices&apos; des Budgets durchlassen.</translation>
    </message>
    <message>
        <source>%1 has too little left: %2 of it are spent, and the request may cost up to %3. Ask for a shorter answer (max_tokens).</source>
        <translation>%1 hat zu wenig übrig: %2 davon sind ausgegeben, und die Anfrage kann bis zu %3 kosten. Hilft: eine kürzere Antwort verlangen (max_tokens).</translation>
    </message>
</context>
<context>
    <name>core::BudgetEdits</name>
    <message>
        <source>There is no budget &apos;%1&apos;. Somebody may have removed it from config.json in the meantime.</source>
        <translation>Es gibt kein Budget „%1“. Vielleicht wurde es inzwischen aus config.json entfernt.</translation>
    </message>
    <message>
        <source>There is a budget &apos;%1&apos; already. Choose another name.</source>
        <translation>Es gibt bereits ein Budget „%1“. Einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>core::Call</name>
    <message>
        <source>The caller cancelled the request.</source>
        <translation>Der Aufrufer hat die Anfrage abgebrochen.</translation>
    </message>
    <message>
        <source>%1 sent an empty answer.</source>
        <translation>%1 hat eine leere Antwort gesendet.</translation>
    </message>
    <message>
        <source>once more without %1</source>
        <translation>noch einmal ohne %1</translation>
    </message>
    <message>
        <source>%1 answered first.</source>
        <translation>%1 hat zuerst geantwortet.</translation>
    </message>
</context>
<context>
    <name>core::CallForm</name>
    <message>
        <source>%1 is missing in its address; set `%2` beside the key of %3 in the configuration, or the environment variable %1</source>
        <translation>In der Adresse fehlt %1; setzen Sie `%2` neben dem Schlüssel von %3 in der Konfiguration oder die Umgebungsvariable %1</translation>
    </message>
    <message>
        <source>%1 is missing in its address; set `providers.%2.base_url` in the configuration, or the environment variable %1</source>
        <translation>In der Adresse fehlt %1; setzen Sie `providers.%2.base_url` in der Konfiguration oder die Umgebungsvariable %1</translation>
    </message>
    <message>
        <source>offered only as %1</source>
        <translation>nur als %1 angeboten</translation>
    </message>
    <message>
        <source>cannot be called with a key of one&apos;s own</source>
        <translation>kann nicht mit einem eigenen Schlüssel aufgerufen werden</translation>
    </message>
    <message>
        <source>speaks %1, which is not supported for this</source>
        <translation>spricht %1, was hierfür nicht unterstützt wird</translation>
    </message>
    <message>
        <source>has no known address; set `providers.%1.base_url` in the configuration</source>
        <translation>hat keine bekannte Adresse; in der Konfiguration `providers.%1.base_url` setzen</translation>
    </message>
    <message>
        <source>is in %1, the key is for %2</source>
        <translation>liegt in %1, der Schlüssel gilt für %2</translation>
    </message>
</context>
<context>
    <name>core::CallPlanner</name>
    <message>
        <source>the budget &apos;%1&apos; has no room for %2, so %3 is asked instead</source>
        <translation>das Budget „%1“ hat keinen Platz für %2, daher wird stattdessen %3 gefragt</translation>
    </message>
</context>
<context>
    <name>core::CatalogChange</name>
    <message>
        <source>This is no list of catalog changes.</source>
        <translation>Das ist keine Liste von Katalogänderungen.</translation>
    </message>
</context>
<context>
    <name>core::CatalogLink</name>
    <message>
        <source>This is too long for a link into the catalog.</source>
        <translation>Das ist zu lang für einen Link in den Katalog.</translation>
    </message>
    <message>
        <source>This is no link into the catalog: such a link begins with %1.</source>
        <translation>Das ist kein Link in den Katalog: Ein solcher Link beginnt mit %1.</translation>
    </message>
</context>
<context>
    <name>core::CatalogSource</name>
    <message>
        <source>%1 answered with more than a list of models can be. The catalog stays as it is.</source>
        <translation>%1 hat mehr gesendet, als eine Modellliste umfassen kann. Der Katalog bleibt unverändert.</translation>
    </message>
    <message>
        <source>%1 answered with nothing. The catalog stays as it is.</source>
        <translation>%1 hat eine leere Antwort gesendet. Der Katalog bleibt unverändert.</translation>
    </message>
    <message>
        <source>What %1 answered is not JSON, or was cut off. The catalog stays as it is; try again later.</source>
        <translation>Die Antwort von %1 ist kein JSON oder wurde abgeschnitten. Der Katalog bleibt unverändert; später erneut versuchen.</translation>
    </message>
    <message>
        <source>What %1 answered is no list of models in the form that is known here. The catalog stays as it is; a newer version of the program may know the form.</source>
        <translation>Die Antwort von %1 ist keine Modellliste in der hier bekannten Form. Der Katalog bleibt unverändert; eine neuere Version des Programms kennt die Form vielleicht.</translation>
    </message>
    <message numerus="yes">
        <source>%1 named only %n model(s), so its list cannot be whole. The catalog stays as it is; try again later.</source>
        <translation>
            <numerusform>%1 hat nur %n Modell genannt, die Liste kann also nicht vollständig sein. Der Katalog bleibt unverändert; später erneut versuchen.</numerusform>
            <numerusform>%1 hat nur %n Modelle genannt, die Liste kann also nicht vollständig sein. Der Katalog bleibt unverändert; später erneut versuchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 named more models than there can be. The catalog stays as it is.</source>
        <translation>%1 hat mehr Modelle genannt, als es geben kann. Der Katalog bleibt unverändert.</translation>
    </message>
</context>
<context>
    <name>core::CatalogStore</name>
    <message>
        <source>The folder %1 cannot be made. Check the permissions and the room on the disk.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden. Die Berechtigungen und den freien Speicherplatz prüfen.</translation>
    </message>
    <message>
        <source>%1 cannot be read and was set aside as %2. The next refresh of the catalog makes it again.</source>
        <translation>%1 ist nicht lesbar und wurde als %2 beiseitegelegt. Die nächste Aktualisierung des Katalogs legt die Datei neu an.</translation>
    </message>
    <message>
        <source>%1 names %2 models; last time it named %3. Such a loss can only be a fault over there, so the catalog stays as it is.</source>
        <translation>%1 nennt %2 Modelle, beim letzten Mal waren es %3. Ein solcher Verlust kann nur ein Fehler auf der Gegenseite sein, daher bleibt der Katalog unverändert.</translation>
    </message>
</context>
<context>
    <name>core::CatalogUpdater</name>
    <message>
        <source>The refresh of the catalog was called off.</source>
        <translation>Die Aktualisierung des Katalogs wurde abgebrochen.</translation>
    </message>
    <message>
        <source>config.json names no source for the catalog, so there is nobody to ask. Remove &apos;sources&apos; from its section &apos;catalog&apos; to ask all of them.</source>
        <translation>config.json nennt keine Quelle für den Katalog, es kann also niemand gefragt werden. &apos;sources&apos; aus dem Abschnitt &apos;catalog&apos; entfernen, um alle zu fragen.</translation>
    </message>
    <message>
        <source>The refresh of the catalog was called off. The catalog is as it was.</source>
        <translation>Die Aktualisierung des Katalogs wurde abgebrochen. Der Katalog ist unverändert.</translation>
    </message>
</context>
<context>
    <name>core::CohereChat</name>
    <message>
        <source>audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>a part of the type &apos;%1&apos;</source>
        <translation>ein Teil vom Typ &apos;%1&apos;</translation>
    </message>
</context>
<context>
    <name>core::ColumnSetStore</name>
    <message>
        <source>%1 is not what Switchyard has written: saved sets of columns cannot be read. It will be kept beside a new one.</source>
        <translation>%1 stammt so nicht von Switchyard: Gespeicherte Spaltensätze sind nicht lesbar. Die Datei bleibt neben einer neuen erhalten.</translation>
    </message>
</context>
<context>
    <name>core::CompletionsIngress</name>
    <message>
        <source>no larger than &apos;n&apos;; nobody here could choose among the answers</source>
        <translation>nicht größer als &apos;n&apos;; hier kann niemand unter den Antworten wählen</translation>
    </message>
    <message>
        <source>one string, or a list of one string</source>
        <translation>eine Zeichenkette oder eine Liste mit einer Zeichenkette</translation>
    </message>
    <message>
        <source>left out; a chat cannot fill in what stands before a text</source>
        <translation>weggelassen; ein Chat kann nicht ergänzen, was vor einem Text steht</translation>
    </message>
    <message>
        <source>0 or more</source>
        <translation>0 oder mehr</translation>
    </message>
</context>
<context>
    <name>core::Config</name>
    <message>
        <source>This setting is read but not yet enforced by this version.</source>
        <translation>Diese Einstellung wird gelesen, aber von dieser Version noch nicht durchgesetzt.</translation>
    </message>
    <message>
        <source>Amounts are written in quotes, because numbers lose digits: &quot;%1&quot;.</source>
        <translation>Beträge stehen in Anführungszeichen, weil Zahlen Stellen verlieren: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>This must be an amount in US dollars in quotes, such as &quot;0.0000015&quot;.</source>
        <translation>Das muss ein Betrag in US-Dollar in Anführungszeichen sein, etwa &quot;0.0000015&quot;.</translation>
    </message>
    <message>
        <source>An address must not hold a user name or password. Put the secret under &apos;keys&apos;.</source>
        <translation>Eine Adresse darf weder Benutzernamen noch Passwort enthalten. Das Geheimnis gehört unter &apos;keys&apos;.</translation>
    </message>
    <message>
        <source>This must be an address that starts with http:// or https://, such as https://api.example.com/v1.</source>
        <translation>Das muss eine Adresse sein, die mit http:// oder https:// beginnt, etwa https://api.example.com/v1.</translation>
    </message>
    <message>
        <source>This is no name of an HTTP header.</source>
        <translation>Das ist kein Name eines HTTP-Headers.</translation>
    </message>
    <message>
        <source>The value of a header must be a string of one line.</source>
        <translation>Der Wert eines Headers muss eine einzeilige Zeichenkette sein.</translation>
    </message>
    <message>
        <source>The value looks like a secret itself. Secrets belong under &apos;keys&apos;, as a reference such as keychain:NAME, env:VARIABLE or file:PATH.</source>
        <translation>Der Wert sieht selbst wie ein Geheimnis aus. Geheimnisse gehören unter &apos;keys&apos;, als Referenz wie keychain:NAME, env:VARIABLE oder file:PATH.</translation>
    </message>
    <message>
        <source>There is no such setting here. Known are: %1.</source>
        <translation>Eine solche Einstellung gibt es hier nicht. Bekannt sind: %1.</translation>
    </message>
    <message>
        <source>There is no such setting here. Did you mean &apos;%1&apos;?</source>
        <translation>Eine solche Einstellung gibt es hier nicht. War „%1“ gemeint?</translation>
    </message>
    <message>
        <source>This must be a text in quotes.</source>
        <translation>Das muss ein Text in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing here.</source>
        <translation>„%1“ fehlt hier.</translation>
    </message>
    <message>
        <source>This must not be empty.</source>
        <translation>Das darf nicht leer sein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not known here. It must be one of: %2.</source>
        <translation>„%1“ ist hier nicht bekannt. Möglich sind: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not known here. Did you mean &apos;%2&apos;? It must be one of: %3.</source>
        <translation>„%1“ ist hier nicht bekannt. War „%2“ gemeint? Möglich sind: %3.</translation>
    </message>
    <message>
        <source>This must be true or false, without quotes.</source>
        <translation>Das muss true oder false sein, ohne Anführungszeichen.</translation>
    </message>
    <message>
        <source>This must be a whole number, %1 or more.</source>
        <translation>Das muss eine ganze Zahl sein, mindestens %1.</translation>
    </message>
    <message>
        <source>This must be a whole number from %1 to %2.</source>
        <translation>Das muss eine ganze Zahl von %1 bis %2 sein.</translation>
    </message>
    <message>
        <source>This must be a list in square brackets.</source>
        <translation>Das muss eine Liste in eckigen Klammern sein.</translation>
    </message>
    <message>
        <source>This must be a text in quotes, not empty.</source>
        <translation>Das muss ein Text in Anführungszeichen sein, nicht leer.</translation>
    </message>
    <message>
        <source>This must be an object in curly brackets.</source>
        <translation>Das muss ein Objekt in geschweiften Klammern sein.</translation>
    </message>
    <message>
        <source>This looks like a secret itself: only a reference may stand here. Write keychain:NAME, env:VARIABLE or file:PATH, and keep the secret there.</source>
        <translation>Das sieht selbst wie ein Geheimnis aus: Hier darf nur eine Referenz stehen. keychain:NAME, env:VARIABLE oder file:PATH schreiben und das Geheimnis dort ablegen.</translation>
    </message>
    <message>
        <source>After env: comes the name of an environment variable: letters, digits and underscores.</source>
        <translation>Auf env: folgt der Name einer Umgebungsvariablen: Buchstaben, Ziffern und Unterstriche.</translation>
    </message>
    <message>
        <source>This price is read but no request is charged by it yet.</source>
        <translation>Dieser Preis wird gelesen, aber noch keiner Anfrage berechnet.</translation>
    </message>
    <message>
        <source>This must be a time of day in UTC as HHMM, such as 1630.</source>
        <translation>Das muss eine Uhrzeit in UTC als HHMM sein, etwa 1630.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in the catalog, so it needs %2.</source>
        <translation>„%1“ ist nicht im Katalog und braucht daher %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in the catalog, so it needs %2. Or did you mean &apos;%3&apos;?</source>
        <translation>„%1“ ist nicht im Katalog und braucht daher %2. Oder war „%3“ gemeint?</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; is taken by another entry of this list.</source>
        <translation>Der Name „%1“ ist durch einen anderen Eintrag dieser Liste vergeben.</translation>
    </message>
    <message>
        <source>This must be HOST:PORT, such as 127.0.0.1:8484, with a port from 0 to 65535.</source>
        <translation>Das muss HOST:PORT sein, etwa 127.0.0.1:8484, mit einem Port von 0 bis 65535.</translation>
    </message>
    <message>
        <source>This must be an origin such as http://localhost:3000, without a path.</source>
        <translation>Das muss ein Ursprung wie http://localhost:3000 sein, ohne Pfad.</translation>
    </message>
    <message>
        <source>This must be a host name such as box.local, without http:// and path.</source>
        <translation>Das muss ein Hostname wie box.local sein, ohne http:// und Pfad.</translation>
    </message>
    <message>
        <source>A price cannot be negative.</source>
        <translation>Ein Preis kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>A model set is a list of model names, such as [&quot;author/model&quot;, &quot;author/other&quot;].</source>
        <translation>Eine Modellgruppe ist eine Liste von Modellnamen, etwa [&quot;author/model&quot;, &quot;author/other&quot;].</translation>
    </message>
    <message>
        <source>This must be a list of whole percents from 1 to 100, such as [50, 80].</source>
        <translation>Das muss eine Liste ganzer Prozentzahlen von 1 bis 100 sein, etwa [50, 80].</translation>
    </message>
    <message>
        <source>&apos;secret&apos; is missing here; for programs on this machine that cannot send a key, write &quot;no_key&quot;: true instead.</source>
        <translation>&apos;secret&apos; fehlt hier; für Programme auf diesem Rechner, die keinen Schlüssel senden können, stattdessen &quot;no_key&quot;: true schreiben.</translation>
    </message>
    <message>
        <source>An entry has either &apos;secret&apos; or &quot;no_key&quot;: true, not both.</source>
        <translation>Ein Eintrag hat entweder &apos;secret&apos; oder &quot;no_key&quot;: true, nicht beides.</translation>
    </message>
    <message>
        <source>This is Switchyard&apos;s own address (%1): requests would go round in a circle.</source>
        <translation>Das ist die Adresse von Switchyard selbst (%1): Anfragen würden im Kreis laufen.</translation>
    </message>
    <message>
        <source>This is not valid JSON: %1 (column %2).</source>
        <translation>Das ist kein gültiges JSON: %1 (Spalte %2).</translation>
    </message>
    <message>
        <source>The file must hold one object in curly brackets.</source>
        <translation>Die Datei muss genau ein Objekt in geschweiften Klammern enthalten.</translation>
    </message>
    <message>
        <source>This name stands here twice; only one can count.</source>
        <translation>Dieser Name steht hier zweimal; nur einer kann gelten.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name of a region, project or location.</source>
        <translation>&apos;%1&apos; ist kein Name einer Region, eines Projekts oder eines Standorts.</translation>
    </message>
    <message>
        <source>This is not known here; it goes to the provider as it is.</source>
        <translation>Das ist hier nicht bekannt; es geht unverändert an den Anbieter.</translation>
    </message>
    <message>
        <source>Did you mean &apos;%1&apos;?</source>
        <translation>War „%1“ gemeint?</translation>
    </message>
    <message>
        <source>This must be a number above 0, at most %1.</source>
        <translation>Das muss eine Zahl über 0 sein, höchstens %1.</translation>
    </message>
    <message>
        <source>This must be a number, without quotes.</source>
        <translation>Das muss eine Zahl sein, ohne Anführungszeichen.</translation>
    </message>
    <message>
        <source>This must be a whole number.</source>
        <translation>Das muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>Something here looks like a secret. It would stand in this file and go to every provider that is asked.</source>
        <translation>Etwas hier sieht wie ein Geheimnis aus. Es stünde in dieser Datei und ginge an jeden Anbieter, der gefragt wird.</translation>
    </message>
    <message>
        <source>Something here looks like a secret itself. Presets are no place for secrets: they go to the providers.</source>
        <translation>Etwas hier sieht selbst wie ein Geheimnis aus. Geheimnisse gehören nicht in Voreinstellungen: Diese gehen an die Anbieter.</translation>
    </message>
    <message>
        <source>The name of a preset has letters, digits, dots, hyphens and underscores, at most 64, such as careful-reader.</source>
        <translation>Der Name einer Voreinstellung besteht aus Buchstaben, Ziffern, Punkten, Bindestrichen und Unterstrichen, höchstens 64 Zeichen, etwa careful-reader.</translation>
    </message>
    <message>
        <source>A service tier is the endpoint&apos;s tag: write either &apos;tag&apos; or &apos;service_tier&apos;.</source>
        <translation>Eine Dienststufe ist das Kennzeichen (tag) des Endpunkts: entweder &apos;tag&apos; oder &apos;service_tier&apos; schreiben.</translation>
    </message>
    <message>
        <source>SearXNG is a server of your own, so it needs &apos;base_url&apos;.</source>
        <translation>SearXNG ist ein selbst betriebener Server und braucht daher &apos;base_url&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; asks for a key, so &apos;secret&apos; is needed, as a reference such as keychain:NAME, env:VARIABLE or file:PATH.</source>
        <translation>„%1“ verlangt einen Schlüssel; daher ist &apos;secret&apos; nötig, als Referenz wie keychain:NAME, env:VARIABLE oder file:PATH.</translation>
    </message>
    <message>
        <source>This must be a number above 0, or an object with one at p50, p75, p90 or p99.</source>
        <translation>Das muss eine Zahl über 0 sein oder ein Objekt mit einer solchen Zahl bei p50, p75, p90 oder p99.</translation>
    </message>
    <message>
        <source>This must be workspace, or one of member:NAME, key:NAME, provider-key:ID/NAME, provider:ID, model:ID, app:NAME, or a list of several of them.</source>
        <translation>Das muss workspace sein oder eines von member:NAME, key:NAME, provider-key:ID/NAME, provider:ID, model:ID, app:NAME oder eine Liste aus mehreren davon.</translation>
    </message>
    <message>
        <source>After provider-key: come the provider and the name of its key, such as provider-key:openai/work.</source>
        <translation>Auf provider-key: folgen der Anbieter und der Name seines Schlüssels, etwa provider-key:openai/work.</translation>
    </message>
    <message>
        <source>The action downgrade needs &apos;downgrade_to&apos;, a model or set/NAME.</source>
        <translation>Die Aktion downgrade braucht &apos;downgrade_to&apos;, ein Modell oder set/NAME.</translation>
    </message>
    <message>
        <source>This is for the action downgrade only.</source>
        <translation>Das gilt nur für die Aktion downgrade.</translation>
    </message>
    <message>
        <source>There is no set &apos;%1&apos; under &apos;model_sets&apos;.</source>
        <translation>Unter &apos;model_sets&apos; gibt es keine Gruppe &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>This is for the period rolling only.</source>
        <translation>Das gilt nur für den Zeitraum rolling.</translation>
    </message>
    <message>
        <source>This must be a date and time with its offset, such as 2026-12-31T23:59:59Z or 2026-12-31T23:59:59+01:00.</source>
        <translation>Hier muss ein Zeitpunkt mit seiner Abweichung von UTC stehen, etwa 2026-12-31T23:59:59Z oder 2026-12-31T23:59:59+01:00.</translation>
    </message>
    <message>
        <source>The limit of requests a minute stands here and under &apos;limits&apos;: write one of them.</source>
        <translation>Die Grenze der Anfragen pro Minute steht hier und unter &apos;limits&apos;: Nur eine davon angeben.</translation>
    </message>
    <message>
        <source>Without &apos;limit_usd&apos; this does nothing.</source>
        <translation>Ohne &apos;limit_usd&apos; bewirkt das nichts.</translation>
    </message>
    <message>
        <source>Whoever manages keys needs one: with &quot;no_key&quot;: true every program on this machine could make keys.</source>
        <translation>Wer Schlüssel verwaltet, braucht selbst einen: Mit &quot;no_key&quot;: true könnte jedes Programm auf diesem Rechner Schlüssel anlegen.</translation>
    </message>
    <message>
        <source>This must be the name of a time zone, such as Europe/Berlin.</source>
        <translation>Hier muss der Name einer Zeitzone stehen, etwa Europe/Berlin.</translation>
    </message>
    <message>
        <source>This must be the name of a time zone. Did you mean &apos;%1&apos;?</source>
        <translation>Hier muss der Name einer Zeitzone stehen. War &apos;%1&apos; gemeint?</translation>
    </message>
    <message>
        <source>This must be the name of a host such as api.openai.com or *.openai.azure.com, without https:// and path.</source>
        <translation>Hier muss der Name eines Hosts stehen, etwa api.openai.com oder *.openai.azure.com, ohne https:// und Pfad.</translation>
    </message>
    <message>
        <source>An address must not hold a user name, a password or another secret, nor anything after a question mark. Put the secret under &apos;headers&apos;, as a reference.</source>
        <translation>Eine Adresse darf keinen Benutzernamen, kein Passwort, kein anderes Geheimnis und nichts nach einem Fragezeichen enthalten. Das Geheimnis gehört als Referenz unter &apos;headers&apos;.</translation>
    </message>
    <message>
        <source>This must be the whole address, with http:// or https://, such as http://127.0.0.1:4318/v1/traces.</source>
        <translation>Das muss die vollständige Adresse sein, mit http:// oder https://, etwa http://127.0.0.1:4318/v1/traces.</translation>
    </message>
    <message>
        <source>Switchyard sets this header itself.</source>
        <translation>Diesen Header setzt Switchyard selbst.</translation>
    </message>
    <message>
        <source>This must be a share of all requests from &quot;0&quot; to &quot;1&quot; in steps of a thousandth, such as &quot;0.25&quot;.</source>
        <translation>Das muss ein Anteil an allen Anfragen von &quot;0&quot; bis &quot;1&quot; in Schritten von einem Tausendstel sein, etwa &quot;0.25&quot;.</translation>
    </message>
    <message>
        <source>Only the path of a PEM file may stand here, not what is in it.</source>
        <translation>Hier darf nur der Pfad einer PEM-Datei stehen, nicht ihr Inhalt.</translation>
    </message>
    <message>
        <source>&apos;~&apos; means nothing here: write the whole path, or one that begins at the folder of this file.</source>
        <translation>&apos;~&apos; hat hier keine Bedeutung: Den vollständigen Pfad schreiben oder einen, der beim Ordner dieser Datei beginnt.</translation>
    </message>
    <message>
        <source>Write at least one price here, such as &quot;prompt&quot;: &quot;0.0000015&quot; (US dollars for one token).</source>
        <translation>Hier mindestens einen Preis schreiben, etwa &quot;prompt&quot;: &quot;0.0000015&quot; (US-Dollar für ein Token).</translation>
    </message>
    <message>
        <source>This must be a day such as 2026-11-22.</source>
        <translation>Das muss ein Datum sein, etwa 2026-11-22.</translation>
    </message>
    <message>
        <source>There is no provider &apos;%1&apos;, so this price is for nothing.</source>
        <translation>Es gibt keinen Anbieter „%1“, dieser Preis ist daher wirkungslos.</translation>
    </message>
    <message>
        <source>There is a price for &apos;%1&apos; at &apos;%2&apos; already; only one can count.</source>
        <translation>Für „%1“ bei „%2“ gibt es schon einen Preis; nur einer kann gelten.</translation>
    </message>
    <message>
        <source>This must be one of %1, each at most once.</source>
        <translation>Das muss einer der Werte %1 sein, jeder höchstens einmal.</translation>
    </message>
</context>
<context>
    <name>core::ConfigStore</name>
    <message>
        <source>%1 is gone. The settings from before stay in force until Switchyard is started again or the file is back.</source>
        <translation>%1 ist verschwunden. Die bisherigen Einstellungen gelten weiter, bis Switchyard neu gestartet wird oder die Datei wieder da ist.</translation>
    </message>
    <message>
        <source>The change was not made, because the configuration would be wrong:
%1</source>
        <translation>Die Änderung wurde nicht vorgenommen, weil die Konfiguration damit fehlerhaft wäre:
%1</translation>
    </message>
</context>
<context>
    <name>core::ContentDecoder</name>
    <message>
        <source>%1 %2 Check its address under Keys, or choose another provider.</source>
        <translation>%1 %2 Die Adresse unter „Schlüssel“ prüfen oder einen anderen Anbieter wählen.</translation>
    </message>
    <message>
        <source>packed its answer in a way that was not asked for and that Switchyard cannot unpack (%1).</source>
        <translation>hat die Antwort in einem Format gepackt, das nicht verlangt war und das Switchyard nicht entpacken kann (%1).</translation>
    </message>
    <message>
        <source>sent a packed answer for which there is not enough memory.</source>
        <translation>hat eine gepackte Antwort gesendet, für die der Arbeitsspeicher nicht ausreicht.</translation>
    </message>
    <message>
        <source>sent an answer that is not packed in the way it says.</source>
        <translation>hat eine Antwort gesendet, die nicht so gepackt ist, wie sie angibt.</translation>
    </message>
    <message>
        <source>sent an answer that unpacks to more than any answer has.</source>
        <translation>hat eine Antwort gesendet, die entpackt größer ist, als eine Antwort sein kann.</translation>
    </message>
</context>
<context>
    <name>core::CostReason</name>
    <message>
        <source>The provider reported this cost.</source>
        <translation>Der Anbieter hat diese Kosten gemeldet.</translation>
    </message>
    <message>
        <source>The tokens that the provider reported, at the prices of the catalog.</source>
        <translation>Die vom Anbieter gemeldeten Token zu den Preisen des Katalogs.</translation>
    </message>
    <message>
        <source>The tokens that the provider reported, at the prices for prompts of that length.</source>
        <translation>Die vom Anbieter gemeldeten Token zu den Preisen für Prompts dieser Länge.</translation>
    </message>
    <message>
        <source>The tokens that the provider reported, at the prices of that time of day.</source>
        <translation>Die vom Anbieter gemeldeten Token zu den Preisen dieser Tageszeit.</translation>
    </message>
    <message>
        <source>The tokens that the provider reported, at the prices of the service tier that it used.</source>
        <translation>Die vom Anbieter gemeldeten Token zu den Preisen der Dienststufe, die er verwendet hat.</translation>
    </message>
    <message>
        <source>The provider reported no tokens. They were counted here, so the cost is an estimate.</source>
        <translation>Der Anbieter hat keine Token gemeldet. Sie wurden hier gezählt, die Kosten sind daher eine Schätzung.</translation>
    </message>
    <message>
        <source>The cost is unknown, because the catalog lacks a price. You can set one in the configuration.</source>
        <translation>Die Kosten sind unbekannt, weil im Katalog ein Preis fehlt. Er lässt sich in der Konfiguration setzen.</translation>
    </message>
    <message>
        <source>Only the tokens are counted: the catalog lacks the price of something else, such as a web search. You can set one in the configuration.</source>
        <translation>Nur die Token sind gezählt: Im Katalog fehlt der Preis von etwas anderem, etwa einer Websuche. Er lässt sich in der Konfiguration setzen.</translation>
    </message>
    <message>
        <source>The simulator answered. This is no real money.</source>
        <translation>Der Simulator hat geantwortet. Das ist kein echtes Geld.</translation>
    </message>
    <message>
        <source>Includes an estimate of what the provider charges that was asked too, but was slower.</source>
        <translation>Enthält eine Schätzung dessen, was der Anbieter berechnet, der ebenfalls gefragt wurde, aber langsamer war.</translation>
    </message>
    <message>
        <source>The answer was interrupted. What had arrived until then is counted.</source>
        <translation>Die Antwort wurde unterbrochen. Gezählt ist, was bis dahin eingetroffen war.</translation>
    </message>
    <message>
        <source>The answer came from the cache of this program, so it cost nothing.</source>
        <translation>Die Antwort kam aus dem Cache dieses Programms und hat daher nichts gekostet.</translation>
    </message>
    <message>
        <source>No provider answered, so there is no cost.</source>
        <translation>Kein Anbieter hat geantwortet, daher gibt es keine Kosten.</translation>
    </message>
</context>
<context>
    <name>core::CurlText</name>
    <message>
        <source>The body was too long to be kept whole. Save it as body.bin first.</source>
        <translation>Der Inhalt war zu lang, um ganz gespeichert zu werden. Ihn zuerst als body.bin speichern.</translation>
    </message>
    <message>
        <source>The body is no plain text. Save it as body.bin first.</source>
        <translation>Der Inhalt ist kein reiner Text. Ihn zuerst als body.bin speichern.</translation>
    </message>
</context>
<context>
    <name>core::Database</name>
    <message>
        <source>%1 is a database of another program. It was left as it is. Choose another file under history.database in config.json, or move this one away.</source>
        <translation>%1 ist die Datenbank eines anderen Programms. Sie wurde unverändert gelassen. Unter history.database in config.json eine andere Datei wählen oder diese verschieben.</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>The database %1 is damaged or not a database. It was left as it is. Move it away to start a new one, or put a backup in its place, then start Switchyard again.</source>
        <translation>Die Datenbank %1 ist beschädigt oder keine Datenbank. Sie wurde unverändert gelassen. Die Datei verschieben, um eine neue zu beginnen, oder durch eine Sicherung ersetzen, dann Switchyard neu starten.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing can be added to %1. Free some space.</source>
        <translation>Der Datenträger ist voll, daher kann zu %1 nichts hinzugefügt werden. Speicherplatz freigeben.</translation>
    </message>
    <message>
        <source>Another program keeps the database %1 locked. Close that program.</source>
        <translation>Ein anderes Programm hält die Datenbank %1 gesperrt. Dieses Programm schließen.</translation>
    </message>
    <message>
        <source>The database %1 cannot be opened for writing. Check the permissions of the file and its folder.</source>
        <translation>Die Datenbank %1 kann nicht zum Schreiben geöffnet werden. Die Berechtigungen der Datei und ihres Ordners prüfen.</translation>
    </message>
    <message>
        <source>The database %1 could not be read or written: the disk reports an error or has no room. Check the disk.</source>
        <translation>Die Datenbank %1 konnte nicht gelesen oder geschrieben werden: Der Datenträger meldet einen Fehler oder ist voll. Den Datenträger prüfen.</translation>
    </message>
    <message>
        <source>The database %1 failed: %2</source>
        <translation>Fehler in der Datenbank %1: %2</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is not installed, so nothing can be kept. Install it (Debian: libqt6sql6-sqlite) and start Switchyard again.</source>
        <translation>Der SQLite-Treiber von Qt ist nicht installiert, daher kann nichts gespeichert werden. Ihn installieren (Debian: libqt6sql6-sqlite) und Switchyard neu starten.</translation>
    </message>
    <message>
        <source>The folder %1 for the database cannot be made. Check its permissions.</source>
        <translation>Der Ordner %1 für die Datenbank kann nicht angelegt werden. Die Berechtigungen prüfen.</translation>
    </message>
    <message>
        <source>The database %1 cannot be created: %2. Check the permissions of its folder.</source>
        <translation>Die Datenbank %1 kann nicht angelegt werden: %2. Die Berechtigungen ihres Ordners prüfen.</translation>
    </message>
    <message>
        <source>%1 is a database of another program, or for other things. It was left as it is. Move it away, then start Switchyard again.</source>
        <translation>%1 ist die Datenbank eines anderen Programms oder für etwas anderes. Sie wurde unverändert gelassen. Die Datei verschieben, dann Switchyard neu starten.</translation>
    </message>
    <message>
        <source>%1 was written by a newer Switchyard. It can be read but nothing is added. Update Switchyard, or move the file away to start a new one.</source>
        <translation>%1 wurde von einem neueren Switchyard geschrieben. Die Datei kann gelesen werden, aber es wird nichts hinzugefügt. Switchyard aktualisieren oder die Datei verschieben, um eine neue zu beginnen.</translation>
    </message>
    <message>
        <source>%1 needs an update of its format, but no copy could be made first at %2, so it was left as it is. Make room on the disk and start Switchyard again.</source>
        <translation>Das Format von %1 muss aktualisiert werden, aber vorher konnte unter %2 keine Kopie angelegt werden; die Datei wurde daher unverändert gelassen. Platz auf dem Datenträger schaffen und Switchyard neu starten.</translation>
    </message>
    <message>
        <source>Updating the format of the database failed at %1; the file is as it was before this step. %2</source>
        <translation>Die Aktualisierung des Datenbankformats ist bei %1 gescheitert; die Datei ist so wie vor diesem Schritt. %2</translation>
    </message>
</context>
<context>
    <name>core::DocumentFetch</name>
    <message>
        <source>%1 took too long to send its list. Nothing was changed; try again later.</source>
        <translation>%1 hat zu lange gebraucht, um die Liste zu senden. Es wurde nichts geändert; später erneut versuchen.</translation>
    </message>
    <message>
        <source>The question to %1 was called off.</source>
        <translation>Die Anfrage an %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 answered with more than a list of models can be. Nothing was changed.</source>
        <translation>%1 hat mehr gesendet, als eine Modellliste umfassen kann. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The answer of %1 was cut off. Nothing was changed; try again.</source>
        <translation>Die Antwort von %1 wurde abgeschnitten. Es wurde nichts geändert; erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 answered %2 when it was asked for its list. Nothing was changed; try again later.</source>
        <translation>%1 hat auf die Frage nach der Liste mit %2 geantwortet. Es wurde nichts geändert; später erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 does not show its list to this key (%2). Check the key under Keys.</source>
        <translation>%1 gibt die Liste für diesen Schlüssel nicht heraus (%2). Den Schlüssel unter „Schlüssel“ prüfen.</translation>
    </message>
    <message>
        <source>%1 sent the question on to another address (%2). That is not followed; put the new address into config.json if you trust it.</source>
        <translation>%1 hat die Anfrage an eine andere Adresse verwiesen (%2). Dem wird nicht gefolgt; ist die neue Adresse vertrauenswürdig, sie in config.json eintragen.</translation>
    </message>
</context>
<context>
    <name>core::EmbeddingCodec</name>
    <message>
        <source>sent an answer without a vector for each text.</source>
        <translation>hat eine Antwort geschickt, in der nicht jeder Text seinen Vektor hat.</translation>
    </message>
</context>
<context>
    <name>core::EmbeddingRequest</name>
    <message>
        <source>a string: this provider takes no token numbers</source>
        <translation>eine Zeichenkette: dieser Anbieter nimmt keine Token-Nummern</translation>
    </message>
    <message>
        <source>a string or a list of strings</source>
        <translation>eine Zeichenkette oder eine Liste von Zeichenketten</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 oder mehr</translation>
    </message>
    <message>
        <source>float or base64</source>
        <translation>float oder base64</translation>
    </message>
</context>
<context>
    <name>core::Engine</name>
    <message>
        <source>There is no provider named &apos;%1&apos; in the catalog.</source>
        <translation>Im Katalog gibt es keinen Anbieter namens „%1“.</translation>
    </message>
    <message>
        <source>%1 shows its models only to who has a key there. Add one under Keys.</source>
        <translation>%1 zeigt seine Modelle nur, wenn dort ein Schlüssel besteht. Unter „Schlüssel“ einen hinzufügen.</translation>
    </message>
    <message>
        <source>%1 has no address that can be asked for its models. Correct it under Keys.</source>
        <translation>%1 hat keine Adresse, bei der sich die Modelle abfragen lassen. Sie unter „Schlüssel“ berichtigen.</translation>
    </message>
</context>
<context>
    <name>core::ErrorWords</name>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>refused the request</source>
        <translation>Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>refused the key</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>does not have the model</source>
        <translation>Modell nicht vorhanden</translation>
    </message>
    <message>
        <source>prompt too long</source>
        <translation>Prompt zu lang</translation>
    </message>
    <message>
        <source>refused the content</source>
        <translation>Inhalt abgelehnt</translation>
    </message>
    <message>
        <source>rate limited</source>
        <translation>Anfragelimit erreicht</translation>
    </message>
    <message>
        <source>no credit left</source>
        <translation>kein Guthaben mehr</translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation>überlastet</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>no connection in time</source>
        <translation>keine rechtzeitige Verbindung</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>went silent</source>
        <translation>verstummt</translation>
    </message>
    <message>
        <source>answer broke off</source>
        <translation>Antwort abgebrochen</translation>
    </message>
    <message>
        <source>unreadable answer</source>
        <translation>unlesbare Antwort</translation>
    </message>
    <message>
        <source>no endpoint left</source>
        <translation>kein Endpunkt mehr übrig</translation>
    </message>
    <message>
        <source>unknown model</source>
        <translation>unbekanntes Modell</translation>
    </message>
    <message>
        <source>budget spent</source>
        <translation>Budget aufgebraucht</translation>
    </message>
    <message>
        <source>access denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>storage failed</source>
        <translation>Speichern gescheitert</translation>
    </message>
    <message>
        <source>wrong configuration</source>
        <translation>falsche Konfiguration</translation>
    </message>
    <message>
        <source>internal error</source>
        <translation>interner Fehler</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
</context>
<context>
    <name>core::FieldReader</name>
    <message>
        <source>a string</source>
        <translation>eine Zeichenkette</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>The field &apos;%1&apos; of the request must be %2.</source>
        <translation>Das Feld „%1“ der Anfrage muss Folgendes sein: %2.</translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation>er ist kein Objekt</translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation>%1 bei Byte %2</translation>
    </message>
    <message>
        <source>The request body is not JSON: %1.</source>
        <translation>Der Rumpf der Anfrage ist kein JSON: %1.</translation>
    </message>
</context>
<context>
    <name>core::FileParser</name>
    <message>
        <source>The file &apos;%1&apos; is not valid base64.</source>
        <translation>Die Datei „%1“ ist kein gültiges Base64.</translation>
    </message>
    <message>
        <source>The engine &apos;mistral-ocr&apos; reads pictures of pages, which cannot be done on this computer. Use &apos;pdf-text&apos; to send the text of the PDF, or &apos;native&apos; with a model that takes files.</source>
        <translation>Das Verfahren &apos;mistral-ocr&apos; liest Bilder von Seiten, was auf diesem Rechner nicht möglich ist. &apos;pdf-text&apos; verwenden, um den Text der PDF-Datei zu senden, oder &apos;native&apos; mit einem Modell, das Dateien annimmt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no engine for PDFs. Use &apos;pdf-text&apos; or &apos;native&apos;.</source>
        <translation>„%1“ ist kein Verfahren für PDF-Dateien. &apos;pdf-text&apos; oder &apos;native&apos; verwenden.</translation>
    </message>
</context>
<context>
    <name>core::GeminiCodec</name>
    <message>
        <source>%1 has no tool of the type &apos;%2&apos;. Remove it, or choose another provider.</source>
        <translation>%1 hat kein Werkzeug vom Typ &apos;%2&apos;. Entfernen Sie es, oder wählen Sie einen anderen Anbieter.</translation>
    </message>
</context>
<context>
    <name>core::GeminiContents</name>
    <message>
        <source>Message %1 is the result of a tool call that is not in the conversation, and %2 needs the tool&apos;s name.</source>
        <translation>Nachricht %1 ist das Ergebnis eines Werkzeugaufrufs, der nicht im Gespräch steht, und %2 braucht den Namen des Werkzeugs.</translation>
    </message>
    <message>
        <source>%1 cannot be given &apos;%2&apos; of the request: it takes text, and images, files, audio and video as data URLs. Change or remove it, or choose another provider.</source>
        <translation>%1 kann &apos;%2&apos; der Anfrage nicht erhalten: Es nimmt Text sowie Bilder, Dateien, Ton und Filme als Daten-URLs. Ändern oder entfernen Sie es, oder wählen Sie einen anderen Anbieter.</translation>
    </message>
</context>
<context>
    <name>core::GeminiIngress</name>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>eine Zeichenkette</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>einer der Werte %1</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 oder mehr</translation>
    </message>
    <message>
        <source>absent where a level is given</source>
        <translation>weggelassen, wo eine Stufe angegeben ist</translation>
    </message>
    <message>
        <source>a media type</source>
        <translation>ein Medientyp</translation>
    </message>
    <message>
        <source>a list of at least one content</source>
        <translation>eine Liste mit mindestens einem Inhalt</translation>
    </message>
    <message>
        <source>user or model</source>
        <translation>user oder model</translation>
    </message>
    <message>
        <source>absent where there is a generateContentRequest</source>
        <translation>nicht vorhanden, wenn es einen generateContentRequest gibt</translation>
    </message>
</context>
<context>
    <name>core::GeminiRoutes</name>
    <message>
        <source>&apos;pageSize&apos; must be a number from 1 to %1.</source>
        <translation>&apos;pageSize&apos; muss eine Zahl von 1 bis %1 sein.</translation>
    </message>
    <message>
        <source>&apos;pageToken&apos; is not one of this list. Start again without it.</source>
        <translation>&apos;pageToken&apos; gehört nicht zu dieser Liste. Beginnen Sie noch einmal ohne.</translation>
    </message>
    <message>
        <source>There is no model &apos;%1&apos;. The nearest names: %2</source>
        <translation>Es gibt kein Modell &apos;%1&apos;. Die ähnlichsten Namen: %2</translation>
    </message>
    <message>
        <source>There is no method &apos;%1&apos; here. There are: %2.</source>
        <translation>Es gibt hier keine Methode &apos;%1&apos;. Es gibt: %2.</translation>
    </message>
</context>
<context>
    <name>core::GoogleTokens</name>
    <message>
        <source>The service account&apos;s file has no &apos;%1&apos;. Download its JSON key from Google Cloud again.</source>
        <translation>In der Datei des Dienstkontos fehlt &apos;%1&apos;. Laden Sie seinen JSON-Schlüssel noch einmal aus Google Cloud herunter.</translation>
    </message>
    <message>
        <source>The service account&apos;s file names &apos;%1&apos; as its token address, which is not encrypted. Download its JSON key from Google Cloud again.</source>
        <translation>Die Datei des Dienstkontos nennt &apos;%1&apos; als Token-Adresse; sie ist nicht verschlüsselt. Laden Sie den JSON-Schlüssel noch einmal aus Google Cloud herunter.</translation>
    </message>
    <message>
        <source>The private key in the service account&apos;s file cannot be read. Download its JSON key from Google Cloud again.</source>
        <translation>Der private Schlüssel in der Datei des Dienstkontos ist nicht lesbar. Laden Sie den JSON-Schlüssel noch einmal aus Google Cloud herunter.</translation>
    </message>
    <message>
        <source>Google refused the service account of %1 (%2). Check that the account still exists and that this machine&apos;s clock is right.</source>
        <translation>Google hat das Dienstkonto von %1 abgelehnt (%2). Prüfen Sie, ob es das Konto noch gibt und ob die Uhr dieses Rechners richtig geht.</translation>
    </message>
    <message>
        <source>Google gave no access token for the service account of %1 (%2). Check the account and its rights.</source>
        <translation>Google hat kein Zugriffstoken für das Dienstkonto von %1 ausgestellt (%2). Prüfen Sie das Konto und seine Rechte.</translation>
    </message>
    <message>
        <source>The service account&apos;s file of %1 names &apos;%2&apos; as its token address, which is not Google&apos;s, so nothing was sent. Download its JSON key from Google Cloud again, or add that host to the key&apos;s hosts under Keys.</source>
        <translation>Die Datei des Dienstkontos von %1 nennt „%2“ als Tokenadresse; das ist keine von Google, daher wurde nichts gesendet. Den JSON-Schlüssel noch einmal aus Google Cloud herunterladen oder diesen Host unter „Schlüssel“ bei den Hosts des Schlüssels eintragen.</translation>
    </message>
</context>
<context>
    <name>core::HealthTable</name>
    <message numerus="yes">
        <source>%n failure(s) in a row, the last: %1</source>
        <translation>
            <numerusform>%n Fehlschlag, der letzte: %1</numerusform>
            <numerusform>%n Fehlschläge in Folge, der letzte: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::HostBinding</name>
    <message>
        <source>no host</source>
        <translation>keinen Host</translation>
    </message>
</context>
<context>
    <name>core::HttpServer</name>
    <message>
        <source>Port %1 on %2 is in use by another program. Choose another port under Proxy, or with --listen.</source>
        <translation>Port %1 auf %2 wird von einem anderen Programm verwendet. Unter „Proxy“ oder mit --listen einen anderen Port wählen.</translation>
    </message>
    <message>
        <source>%1 is not an address of this machine. Choose 127.0.0.1, or one that it has, under Proxy or with --listen.</source>
        <translation>%1 ist keine Adresse dieses Rechners. Unter „Proxy“ oder mit --listen 127.0.0.1 oder eine seiner Adressen wählen.</translation>
    </message>
    <message>
        <source>Port %1 is reserved for the system. Choose a port from 1024 on under Proxy, or with --listen.</source>
        <translation>Port %1 ist dem System vorbehalten. Unter „Proxy“ oder mit --listen einen Port ab 1024 wählen.</translation>
    </message>
    <message>
        <source>Port %1 on %2 cannot be opened (%3). Choose another one under Proxy, or with --listen.</source>
        <translation>Port %1 auf %2 kann nicht geöffnet werden (%3). Unter „Proxy“ oder mit --listen einen anderen wählen.</translation>
    </message>
</context>
<context>
    <name>core::InterruptedRequest</name>
    <message>
        <source>Switchyard ended while this request was under way. What it may have cost at most is counted as spent.</source>
        <translation>Switchyard wurde beendet, während diese Anfrage lief. Was sie höchstens gekostet haben kann, gilt als ausgegeben.</translation>
    </message>
    <message>
        <source>Switchyard ended before this request was written down. What it cost is known, its answer is not.</source>
        <translation>Switchyard wurde beendet, bevor diese Anfrage festgehalten war. Ihre Kosten sind bekannt, ihre Antwort nicht.</translation>
    </message>
</context>
<context>
    <name>core::JsonFile</name>
    <message>
        <source>%1 cannot be read and cannot be moved aside. Move it away by hand.</source>
        <translation>%1 ist nicht lesbar und lässt sich nicht beiseitelegen. Die Datei von Hand verschieben.</translation>
    </message>
</context>
<context>
    <name>core::KeyAdmin</name>
    <message>
        <source>There is no provider named &apos;%1&apos; in the catalog.</source>
        <translation>Im Katalog gibt es keinen Anbieter namens „%1“.</translation>
    </message>
    <message>
        <source>%1 has a key named &apos;%2&apos; already. Choose another name, or remove that key first.</source>
        <translation>%1 hat bereits einen Schlüssel namens „%2“. Einen anderen Namen wählen oder zuerst jenen Schlüssel entfernen.</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>Der Schlüssel ist leer.</translation>
    </message>
    <message>
        <source>%1 has no key named &apos;%2&apos; in the configuration.</source>
        <translation>%1 hat in der Konfiguration keinen Schlüssel namens „%2“.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no host. Write a name such as api.example.com, *.example.com for all hosts below it, or api.example.com:8443 for one port.</source>
        <translation>„%1“ ist kein Host. Einen Namen wie api.example.com schreiben, *.example.com für alle Hosts darunter oder api.example.com:8443 für einen Port.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not set in this program&apos;s environment, or no provider of the catalog keeps a key there.</source>
        <translation>„%1“ ist in der Umgebung dieses Programms nicht gesetzt, oder kein Anbieter des Katalogs bewahrt dort einen Schlüssel auf.</translation>
    </message>
    <message>
        <source>Several providers keep their key in %1. Say which one is meant: %2.</source>
        <translation>Mehrere Anbieter bewahren ihren Schlüssel in %1 auf. Angeben, welcher gemeint ist: %2.</translation>
    </message>
    <message>
        <source>%1 has no place where a program can ask for the balance. Its page for billing shows it.</source>
        <translation>%1 hat keine Stelle, bei der ein Programm das Guthaben abfragen kann. Die Abrechnungsseite des Anbieters zeigt es.</translation>
    </message>
    <message>
        <source>%1 has no usable key named &apos;%2&apos;.</source>
        <translation>%1 hat keinen nutzbaren Schlüssel namens „%2“.</translation>
    </message>
</context>
<context>
    <name>core::KeyBinding</name>
    <message>
        <source>The key for %1 may not be sent to %2, so nothing was sent. If it should go there, add that host to the key&apos;s hosts under Keys.</source>
        <translation>Der Schlüssel für %1 darf nicht an %2 gesendet werden, daher wurde nichts gesendet. Soll er dorthin, diesen Host unter „Schlüssel“ bei den Hosts des Schlüssels eintragen.</translation>
    </message>
</context>
<context>
    <name>core::KeyTest</name>
    <message>
        <source>The catalog lists no chat model of %1 that can be asked with a key of your own.</source>
        <translation>Der Katalog enthält kein Chatmodell von %1, das mit einem eigenen Schlüssel gefragt werden kann.</translation>
    </message>
</context>
<context>
    <name>core::KeyUsageTable</name>
    <message>
        <source>key &apos;%1&apos;: %2</source>
        <translation>Schlüssel „%1“: %2</translation>
    </message>
    <message>
        <source>%1 of %2 free requests of the minute are made</source>
        <translation>%1 von %2 kostenlosen Anfragen dieser Minute sind gestellt</translation>
    </message>
    <message>
        <source>%1 of %2 free requests of the day are made</source>
        <translation>%1 von %2 kostenlosen Anfragen dieses Tages sind gestellt</translation>
    </message>
</context>
<context>
    <name>core::KeychainKeyStore</name>
    <message>
        <source>Until then keys can come from environment variables (env:NAME), from files (file:PATH), or be kept for this session only.</source>
        <translation>Bis dahin können Schlüssel aus Umgebungsvariablen (env:NAME) oder Dateien (file:PATH) kommen oder nur für diese Sitzung aufbewahrt werden.</translation>
    </message>
    <message>
        <source>This system has no key store that Switchyard can use: the library libsecret is not installed. Install it (Debian: libsecret-1-0) together with a key store such as gnome-keyring or KeePassXC.</source>
        <translation>Dieses System hat keinen Schlüsselspeicher, den Switchyard nutzen kann: Die Bibliothek libsecret ist nicht installiert. Sie (Debian: libsecret-1-0) zusammen mit einem Schlüsselspeicher wie gnome-keyring oder KeePassXC installieren.</translation>
    </message>
    <message>
        <source>The key store cannot be reached because this session has no D-Bus. Log in to a desktop session, or start Switchyard with dbus-run-session.</source>
        <translation>Der Schlüsselspeicher ist nicht erreichbar, weil diese Sitzung kein D-Bus hat. An einer Desktop-Sitzung anmelden oder Switchyard mit dbus-run-session starten.</translation>
    </message>
    <message>
        <source>No key store answers in this session. Install and start one, such as gnome-keyring, KWallet or KeePassXC with its Secret Service switched on.</source>
        <translation>In dieser Sitzung antwortet kein Schlüsselspeicher. Einen installieren und starten, etwa gnome-keyring, KWallet oder KeePassXC mit eingeschaltetem Secret Service.</translation>
    </message>
    <message>
        <source>The system&apos;s key store does not answer.</source>
        <translation>Der Schlüsselspeicher des Systems antwortet nicht.</translation>
    </message>
    <message>
        <source>The key store has no entry &apos;%1&apos;, or it is locked. Unlock the key store, or set the key again under Keys.</source>
        <translation>Der Schlüsselspeicher hat keinen Eintrag „%1“ oder ist gesperrt. Den Schlüsselspeicher entsperren oder den Schlüssel unter „Schlüssel“ neu setzen.</translation>
    </message>
    <message>
        <source>Access to &apos;%1&apos; in the key store was refused. Allow it when the key store asks.</source>
        <translation>Der Zugriff auf „%1“ im Schlüsselspeicher wurde verweigert. Ihn erlauben, wenn der Schlüsselspeicher nachfragt.</translation>
    </message>
    <message>
        <source>The key store is locked. Unlock it, then try again. %1</source>
        <translation>Der Schlüsselspeicher ist gesperrt. Ihn entsperren, dann erneut versuchen. %1</translation>
    </message>
    <message>
        <source>The key store did not remove &apos;%1&apos;: %2</source>
        <translation>Der Schlüsselspeicher hat „%1“ nicht entfernt: %2</translation>
    </message>
    <message>
        <source>%1 %2 (The system says: %3)</source>
        <translation>%1 %2 (Meldung des Systems: %3)</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is empty. Enter a key.</source>
        <translation>Der Schlüssel „%1“ ist leer. Einen Schlüssel eingeben.</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is not text. Check what was entered.</source>
        <translation>Der Schlüssel „%1“ ist kein Text. Die Eingabe prüfen.</translation>
    </message>
    <message>
        <source>The key store gave back something else than what was stored. %1</source>
        <translation>Der Schlüsselspeicher hat etwas anderes zurückgegeben, als gespeichert wurde. %1</translation>
    </message>
</context>
<context>
    <name>core::LimitReached</name>
    <message>
        <source>%1 of %2 requests of the minute are made</source>
        <translation>%1 von %2 Anfragen dieser Minute sind gestellt</translation>
    </message>
    <message>
        <source>%1 of %2 requests of the day are made</source>
        <translation>%1 von %2 Anfragen dieses Tages sind gestellt</translation>
    </message>
    <message>
        <source>%1 of %2 tokens of the minute are used, the prompt has %3</source>
        <translation>%1 von %2 Token dieser Minute sind verbraucht, der Prompt hat %3</translation>
    </message>
    <message>
        <source>%1 of %2 tokens of the day are used, the prompt has %3</source>
        <translation>%1 von %2 Token dieses Tages sind verbraucht, der Prompt hat %3</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) at once are allowed</source>
        <translation>
            <numerusform>%n gleichzeitige Anfrage ist erlaubt</numerusform>
            <numerusform>%n gleichzeitige Anfragen sind erlaubt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::ListenAddress</name>
    <message>
        <source>&apos;%1&apos; is not an address to listen on. Write HOST:PORT, for instance 127.0.0.1:8484.</source>
        <translation>„%1“ ist keine Adresse zum Lauschen. HOST:PORT schreiben, zum Beispiel 127.0.0.1:8484.</translation>
    </message>
</context>
<context>
    <name>core::LocalPrograms</name>
    <message>
        <source>The row of the local server &apos;%1&apos; is wrong at &apos;%2&apos;.</source>
        <translation>Die Zeile des lokalen Servers „%1“ ist bei „%2“ falsch.</translation>
    </message>
    <message>
        <source>“%1” is no address of a server. Write a port such as 8081, a host with its port such as 192.168.1.5:11434, or a whole address such as http://box.local:8000.</source>
        <translation>„%1“ ist keine Adresse eines Servers. Einen Port wie 8081, einen Host mit Port wie 192.168.1.5:11434 oder eine vollständige Adresse wie http://box.local:8000 schreiben.</translation>
    </message>
</context>
<context>
    <name>core::LocalServerSearch</name>
    <message>
        <source>There is no list of models.</source>
        <translation>Dort gibt es keine Modellliste.</translation>
    </message>
    <message>
        <source>Server at port %1</source>
        <translation>Server an Port %1</translation>
    </message>
    <message>
        <source>Server at %1</source>
        <translation>Server unter %1</translation>
    </message>
</context>
<context>
    <name>core::MediaFetch</name>
    <message>
        <source>only public web addresses are fetched</source>
        <translation>nur öffentliche Webadressen werden abgerufen</translation>
    </message>
    <message>
        <source>it is larger than 32 MiB</source>
        <translation>es ist größer als 32 MiB</translation>
    </message>
    <message>
        <source>the server answered with status %1</source>
        <translation>der Server antwortete mit Status %1</translation>
    </message>
    <message>
        <source>%1 takes pictures and files only inline, and %2 could not be fetched: %3. Send it as a data URL, or choose another provider.</source>
        <translation>%1 nimmt Bilder und Dateien nur eingebettet, und %2 konnte nicht abgerufen werden: %3. Senden Sie es als Daten-URL, oder wählen Sie einen anderen Anbieter.</translation>
    </message>
</context>
<context>
    <name>core::ModelComparison</name>
    <message>
        <source>Attribute</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Knowledge until</source>
        <translation>Wissen bis</translation>
    </message>
    <message>
        <source>Context (tokens)</source>
        <translation>Kontext (Token)</translation>
    </message>
    <message>
        <source>Longest answer (tokens)</source>
        <translation>Längste Antwort (Token)</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>Schreibt</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Structured outputs</source>
        <translation>Strukturierte Ausgaben</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Denkschritte</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>Offene Gewichte</translation>
    </message>
    <message>
        <source>Supported parameters</source>
        <translation>Unterstützte Parameter</translation>
    </message>
    <message>
        <source>Prompt ($ per million tokens)</source>
        <translation>Prompt ($ pro Million Token)</translation>
    </message>
    <message>
        <source>Answer ($ per million tokens)</source>
        <translation>Antwort ($ pro Million Token)</translation>
    </message>
    <message>
        <source>Cached prompt ($ per million tokens)</source>
        <translation>Prompt aus dem Cache ($ pro Million Token)</translation>
    </message>
    <message>
        <source>Blended 3 to 1 ($ per million tokens)</source>
        <translation>Mischpreis 3 zu 1 ($ pro Million Token)</translation>
    </message>
    <message>
        <source>Cheapest at</source>
        <translation>Am günstigsten bei</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Endpoints that keep no data</source>
        <translation>Endpunkte, die keine Daten aufbewahren</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Your most used endpoint</source>
        <translation>Ihr meistgenutzter Endpunkt</translation>
    </message>
    <message>
        <source>Your requests there</source>
        <translation>Ihre Anfragen dort</translation>
    </message>
    <message>
        <source>First token there (ms, median)</source>
        <translation>Erstes Token dort (ms, Median)</translation>
    </message>
    <message>
        <source>Speed there (tokens a second, median)</source>
        <translation>Tempo dort (Token pro Sekunde, Median)</translation>
    </message>
    <message>
        <source>Failed there (% of requests)</source>
        <translation>Dort fehlgeschlagen (% der Anfragen)</translation>
    </message>
</context>
<context>
    <name>core::ModelEdits</name>
    <message>
        <source>There is no model &apos;%1&apos; of your own at &apos;%2&apos;. Somebody may have removed it from config.json in the meantime.</source>
        <translation>Bei „%2“ gibt es kein eigenes Modell „%1“. Vielleicht wurde es inzwischen aus config.json entfernt.</translation>
    </message>
    <message>
        <source>Enter at least one price, or use the catalog&apos;s.</source>
        <translation>Mindestens einen Preis eingeben oder die Preise des Katalogs verwenden.</translation>
    </message>
    <message>
        <source>There is no price of your own for &apos;%1&apos; at &apos;%2&apos;. Somebody may have removed it from config.json in the meantime.</source>
        <translation>Für „%1“ bei „%2“ gibt es keinen eigenen Preis. Vielleicht wurde er inzwischen aus config.json entfernt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the id of %2, which is no server of your own. Choose another name.</source>
        <translation>„%1“ ist die ID von %2, und das ist kein eigener Server. Einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>core::ModelList</name>
    <message>
        <source>%1 has no list of models that a program can ask for.</source>
        <translation>%1 hat keine Modellliste, die ein Programm abrufen kann.</translation>
    </message>
    <message>
        <source>What %1 answered is no list of models. Check its address under Keys.</source>
        <translation>Die Antwort von %1 ist keine Modellliste. Die Adresse unter „Schlüssel“ prüfen.</translation>
    </message>
</context>
<context>
    <name>core::ModelListQuery</name>
    <message>
        <source>&apos;%1&apos; must be %2.</source>
        <translation>„%1“ muss %2 sein.</translation>
    </message>
    <message>
        <source>a whole number from %1</source>
        <translation>eine ganze Zahl ab %1</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number of dollars per million tokens, from 0</source>
        <translation>ein Betrag in Dollar pro Million Token ab 0</translation>
    </message>
    <message>
        <source>a number from 0 to %1</source>
        <translation>eine Zahl von 0 bis %1</translation>
    </message>
    <message>
        <source>a number from 0</source>
        <translation>eine Zahl ab 0</translation>
    </message>
    <message>
        <source>&apos;true&apos; or &apos;false&apos;</source>
        <translation>&apos;true&apos; oder &apos;false&apos;</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>einer der Werte %1</translation>
    </message>
</context>
<context>
    <name>core::ModelListing</name>
    <message>
        <source>Switchyard: Auto (chooses a model for each request)</source>
        <translation>Switchyard: Automatisch (wählt für jede Anfrage ein Modell)</translation>
    </message>
    <message>
        <source>Auto (as switchyard/auto)</source>
        <translation>Automatisch (wie switchyard/auto)</translation>
    </message>
    <message>
        <source>Free (a model that costs nothing)</source>
        <translation>Kostenlos (ein Modell, das nichts kostet)</translation>
    </message>
    <message>
        <source>Set: %1</source>
        <translation>Modellgruppe: %1</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Voreinstellung: %1</translation>
    </message>
    <message>
        <source>%1 (latest)</source>
        <translation>%1 (neueste Version)</translation>
    </message>
</context>
<context>
    <name>core::ModelMarksStore</name>
    <message>
        <source>%1 is not what Switchyard has written: favourites, tags and saved views cannot be read. It will be kept beside a new one.</source>
        <translation>%1 ist nicht so, wie Switchyard die Datei geschrieben hat: Favoriten, Schlagwörter und gespeicherte Ansichten sind nicht lesbar. Die Datei bleibt neben einer neuen erhalten.</translation>
    </message>
</context>
<context>
    <name>core::ModelName</name>
    <message>
        <source>&apos;%1&apos; has no variant &apos;:%2&apos;. The variants are %3.</source>
        <translation>„%1“ hat keine Variante „:%2“. Die Varianten sind %3.</translation>
    </message>
    <message>
        <source>Did you mean &apos;:%1&apos;?</source>
        <translation>War „:%1“ gemeint?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be both &apos;:%2&apos; and &apos;:%3&apos;.</source>
        <translation>„%1“ kann nicht zugleich „:%2“ und „:%3“ sein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no preset.</source>
        <translation>„%1“ nennt keine Voreinstellung.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no model.</source>
        <translation>„%1“ nennt kein Modell.</translation>
    </message>
    <message>
        <source>A set has no variant &apos;:%1&apos;. Put the suffix at the models of the set.</source>
        <translation>Eine Modellgruppe hat keine Variante „:%1“. Den Zusatz an die Modelle der Gruppe anhängen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no set.</source>
        <translation>„%1“ nennt keine Modellgruppe.</translation>
    </message>
</context>
<context>
    <name>core::ModelQuery</name>
    <message>
        <source>&apos;%1&apos; is no value for %2: write true or false.</source>
        <translation>„%1“ ist kein Wert für %2: true oder false schreiben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value for %2: write dollars per million tokens, such as 2.50.</source>
        <translation>„%1“ ist kein Wert für %2: Dollar pro Million Token schreiben, etwa 2.50.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value for %2: write tokens, such as 128000 or 128k.</source>
        <translation>„%1“ ist kein Wert für %2: Token schreiben, etwa 128000 oder 128k.</translation>
    </message>
    <message>
        <source>The filter &apos;%1&apos; has no value: write %1=VALUE.</source>
        <translation>Der Filter „%1“ hat keinen Wert: %1=VALUE schreiben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no filter: write KEY=VALUE with one of %2.</source>
        <translation>„%1“ ist kein Filter: KEY=VALUE mit einem von %2 schreiben.</translation>
    </message>
    <message>
        <source>There is no filter &apos;%1&apos;. Did you mean &apos;%2&apos;? Known are %3.</source>
        <translation>Es gibt keinen Filter „%1“. War „%2“ gemeint? Bekannt sind %3.</translation>
    </message>
    <message>
        <source>There is no filter &apos;%1&apos;. Known are %2.</source>
        <translation>Es gibt keinen Filter „%1“. Bekannt sind %2.</translation>
    </message>
    <message>
        <source>Models cannot be sorted by &apos;%1&apos;. Known are %2, each with a leading - for the other way round.</source>
        <translation>Modelle können nicht nach „%1“ sortiert werden. Bekannt sind %2, jeweils mit vorangestelltem - für die umgekehrte Reihenfolge.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value for %2: write days, such as 90.</source>
        <translation>„%1“ ist kein Wert für %2: Tage schreiben, etwa 90.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value for %2: write how many prompt tokens come with each token of the answer, such as 3.</source>
        <translation>„%1“ ist kein Wert für %2: schreiben, wie viele Prompt-Token auf jedes Token der Antwort kommen, etwa 3.</translation>
    </message>
</context>
<context>
    <name>core::ModelResolution</name>
    <message>
        <source>Nobody offers %1. There is: %2.</source>
        <translation>Niemand bietet %1 an. Es gibt: %2.</translation>
    </message>
    <message>
        <source>There is no set &apos;%1&apos;.</source>
        <translation>Es gibt keine Modellgruppe „%1“.</translation>
    </message>
    <message>
        <source>Did you mean &apos;set/%1&apos;?</source>
        <translation>War „set/%1“ gemeint?</translation>
    </message>
    <message>
        <source>The sets are: %1.</source>
        <translation>Die Modellgruppen sind: %1.</translation>
    </message>
    <message>
        <source>There is no model that &apos;%1&apos; could stand for.</source>
        <translation>Es gibt kein Modell, für das „%1“ stehen könnte.</translation>
    </message>
    <message>
        <source>Did you mean &apos;%1&apos;?</source>
        <translation>War „%1“ gemeint?</translation>
    </message>
    <message>
        <source>default model</source>
        <translation>Standardmodell</translation>
    </message>
    <message>
        <source>The request names no model, and no default model is set. Name one as `model`.</source>
        <translation>Die Anfrage nennt kein Modell, und es ist kein Standardmodell festgelegt. Eines als `model` angeben.</translation>
    </message>
    <message>
        <source>fallback model %1</source>
        <translation>Ausweichmodell %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names a preset, which only `model` of the request itself can do.</source>
        <translation>„%1“ nennt eine Voreinstellung; das kann nur `model` der Anfrage selbst.</translation>
    </message>
    <message>
        <source>Set &apos;%1&apos; names set &apos;%2&apos;. Sets hold models only.</source>
        <translation>Die Modellgruppe „%1“ nennt die Modellgruppe „%2“. Modellgruppen enthalten nur Modelle.</translation>
    </message>
    <message>
        <source>The set &apos;%1&apos; holds no model.</source>
        <translation>Die Modellgruppe „%1“ enthält kein Modell.</translation>
    </message>
    <message>
        <source>number %1 of set &apos;%2&apos;</source>
        <translation>Nummer %1 der Modellgruppe „%2“</translation>
    </message>
    <message>
        <source>%1 chooses a model and has no variant &apos;:%2&apos;. For one that costs nothing ask for switchyard/free.</source>
        <translation>%1 wählt ein Modell aus und hat keine Variante „:%2“. Für ein kostenloses Modell switchyard/free verlangen.</translation>
    </message>
    <message>
        <source>%1 is now %2</source>
        <translation>%1 ist jetzt %2</translation>
    </message>
    <message>
        <source>%1 is another name of %2</source>
        <translation>%1 ist ein anderer Name für %2</translation>
    </message>
</context>
<context>
    <name>core::ModelShelf</name>
    <message>
        <source>The key &apos;%1&apos; may not use the model %2.</source>
        <translation>Der Schlüssel „%1“ darf das Modell %2 nicht nutzen.</translation>
    </message>
    <message>
        <source>Nobody offers %1.</source>
        <translation>Niemand bietet %1 an.</translation>
    </message>
</context>
<context>
    <name>core::NetworkError</name>
    <message>
        <source>the certificate is self-signed</source>
        <translation>das Zertifikat ist selbstsigniert</translation>
    </message>
    <message>
        <source>the certificate expired on %1</source>
        <translation>das Zertifikat ist am %1 abgelaufen</translation>
    </message>
    <message>
        <source>the certificate is valid only from %1 on; is the computer&apos;s clock right?</source>
        <translation>das Zertifikat gilt erst ab %1; geht die Uhr des Rechners richtig?</translation>
    </message>
    <message>
        <source>the certificate belongs to &quot;%1&quot;</source>
        <translation>das Zertifikat gehört zu „%1“</translation>
    </message>
    <message>
        <source>The secure connection to %1 (%2) could not be set up: %3. Check that the address really speaks HTTPS.</source>
        <translation>Die sichere Verbindung zu %1 (%2) konnte nicht aufgebaut werden: %3. Prüfen, ob die Adresse wirklich HTTPS spricht.</translation>
    </message>
    <message>
        <source>%1 (%2) could not prove who it is, so nothing was sent: %3. Check the address; if you trust this certificate, add it to the system&apos;s certificate store.</source>
        <translation>%1 (%2) konnte die eigene Identität nicht nachweisen, daher wurde nichts gesendet: %3. Die Adresse prüfen; ist dieses Zertifikat vertrauenswürdig, es dem Zertifikatsspeicher des Systems hinzufügen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: there is no host named %2. Check the address and your internet connection.</source>
        <translation>%1 ist nicht erreichbar: Es gibt keinen Host namens %2. Die Adresse und die Internetverbindung prüfen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2 refused the connection. Check that the server is running and the address is right.</source>
        <translation>%1 ist nicht erreichbar: %2 hat die Verbindung abgelehnt. Prüfen, ob der Server läuft und die Adresse stimmt.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2 does not answer. Check the address and your internet connection.</source>
        <translation>%1 ist nicht erreichbar: %2 antwortet nicht. Die Adresse und die Internetverbindung prüfen.</translation>
    </message>
    <message>
        <source>%1 (%2) closed the connection before the request could be sent. Check that the address and its http or https are right.</source>
        <translation>%1 (%2) hat die Verbindung geschlossen, bevor die Anfrage gesendet werden konnte. Prüfen, ob die Adresse und ihr http oder https stimmen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached through your proxy: %2. Check the system&apos;s proxy settings.</source>
        <translation>%1 ist über den Proxy nicht erreichbar: %2. Die Proxy-Einstellungen des Systems prüfen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: this computer has no TLS library that Qt can use. Install OpenSSL 3.</source>
        <translation>%1 ist nicht erreichbar: Dieser Rechner hat keine TLS-Bibliothek, die Qt nutzen kann. OpenSSL 3 installieren.</translation>
    </message>
    <message>
        <source>%1 (%2) cannot be reached: %3. Check the address and your internet connection.</source>
        <translation>%1 (%2) ist nicht erreichbar: %3. Die Adresse und die Internetverbindung prüfen.</translation>
    </message>
    <message>
        <source>The answer of %1 broke off before its end: the connection was closed.</source>
        <translation>Die Antwort von %1 brach vorzeitig ab: Die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>%1 (%2) answered with something that is not HTTP. Check the address.</source>
        <translation>%1 (%2) hat mit etwas geantwortet, das kein HTTP ist. Die Adresse prüfen.</translation>
    </message>
    <message>
        <source>%1 took the request and closed the connection; no answer came.</source>
        <translation>%1 hat die Anfrage angenommen und die Verbindung geschlossen; es kam keine Antwort.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: no connection to %2 within %3 s. Check the address and your internet connection.</source>
        <translation>%1 ist nicht erreichbar: keine Verbindung zu %2 innerhalb von %3 s. Die Adresse und die Internetverbindung prüfen.</translation>
    </message>
    <message>
        <source>%1 took the request, but its answer did not begin within %2 s.</source>
        <translation>%1 hat die Anfrage angenommen, aber die Antwort begann nicht innerhalb von %2 s.</translation>
    </message>
    <message>
        <source>%1 fell silent in the middle of its answer, for more than %2 s.</source>
        <translation>%1 ist mitten in der Antwort verstummt, für mehr als %2 s.</translation>
    </message>
    <message>
        <source>the certificate was issued by &quot;%1&quot;, which this computer does not know; is the package ca-certificates installed?</source>
        <translation>das Zertifikat wurde von „%1“ ausgestellt, einer Stelle, die dieser Rechner nicht kennt; ist das Paket ca-certificates installiert?</translation>
    </message>
</context>
<context>
    <name>core::OllamaChat</name>
    <message>
        <source>the address of an image</source>
        <translation>die Adresse eines Bildes</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>a part of the type &apos;%1&apos;</source>
        <translation>ein Teil vom Typ &apos;%1&apos;</translation>
    </message>
</context>
<context>
    <name>core::OllamaIngress</name>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>eine Zeichenkette</translation>
    </message>
    <message>
        <source>one of system, user, assistant, tool</source>
        <translation>eines von system, user, assistant, tool</translation>
    </message>
    <message>
        <source>json or a JSON Schema</source>
        <translation>json oder ein JSON-Schema</translation>
    </message>
    <message>
        <source>true, false, low, medium, high or max</source>
        <translation>true, false, low, medium, high oder max</translation>
    </message>
    <message>
        <source>a string or a list of strings</source>
        <translation>eine Zeichenkette oder eine Liste von Zeichenketten</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used here: models are asked in their own chat form, and nothing is kept between requests. Leave it out, or use /api/chat.</source>
        <translation>&apos;%1&apos; kann hier nicht verwendet werden: Modelle werden in ihrer eigenen Chat-Form gefragt, und zwischen Anfragen wird nichts aufbewahrt. Lassen Sie es weg, oder verwenden Sie /api/chat.</translation>
    </message>
</context>
<context>
    <name>core::OllamaRoutes</name>
    <message>
        <source>model &apos;%1&apos; not found</source>
        <translation>Modell &apos;%1&apos; nicht gefunden</translation>
    </message>
</context>
<context>
    <name>core::OpenAiIngress</name>
    <message>
        <source>one of %1</source>
        <translation>einer der Werte %1</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>eine Zeichenkette</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>a string or a list of parts</source>
        <translation>eine Zeichenkette oder eine Liste von Teilen</translation>
    </message>
    <message>
        <source>one string</source>
        <translation>eine einzelne Zeichenkette</translation>
    </message>
    <message>
        <source>a list of at least one message</source>
        <translation>eine Liste mit mindestens einer Nachricht</translation>
    </message>
    <message>
        <source>auto, none, required, or an object that names a function</source>
        <translation>auto, none, required oder ein Objekt, das eine Funktion nennt</translation>
    </message>
    <message>
        <source>the same as reasoning.effort, or absent</source>
        <translation>gleich reasoning.effort oder nicht vorhanden</translation>
    </message>
    <message>
        <source>absent where an effort is given</source>
        <translation>nicht vorhanden, wenn ein Aufwand (effort) angegeben ist</translation>
    </message>
    <message>
        <source>an amount in dollars</source>
        <translation>ein Betrag in Dollar</translation>
    </message>
    <message>
        <source>a string, or an object with &apos;by&apos;</source>
        <translation>eine Zeichenkette oder ein Objekt mit &apos;by&apos;</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 oder mehr</translation>
    </message>
    <message>
        <source>a number, or an object with p50, p75, p90 or p99</source>
        <translation>eine Zahl oder ein Objekt mit p50, p75, p90 oder p99</translation>
    </message>
    <message>
        <source>more than 0</source>
        <translation>mehr als 0</translation>
    </message>
    <message>
        <source>a list of strings</source>
        <translation>eine Liste von Zeichenketten</translation>
    </message>
    <message>
        <source>the name of a plugin</source>
        <translation>der Name eines Plugins</translation>
    </message>
</context>
<context>
    <name>core::OwnKeyLimits</name>
    <message>
        <source>The key &apos;%1&apos; is at its limit: %2.</source>
        <translation>Der Schlüssel „%1“ ist an seinem Limit: %2.</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is at its limit for %2: %3.</source>
        <translation>Der Schlüssel „%1“ ist an seinem Limit für %2: %3.</translation>
    </message>
    <message>
        <source>Waiting does not help: shorten the prompt, or give the key more.</source>
        <translation>Warten hilft nicht: den Prompt kürzen oder dem Schlüssel mehr erlauben.</translation>
    </message>
</context>
<context>
    <name>core::OwnKeys</name>
    <message>
        <source>no key, this machine only</source>
        <translation>kein Schlüssel, nur dieser Rechner</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; stands in config.json. Change it there, or choose another name.</source>
        <translation>Der Schlüssel „%1“ steht in config.json. Ihn dort ändern oder einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>core::ParameterChange</name>
    <message>
        <source>%1 left out</source>
        <translation>%1 weggelassen</translation>
    </message>
    <message>
        <source>%1 (%2) left out</source>
        <translation>%1 (%2) weggelassen</translation>
    </message>
    <message>
        <source>%1 set to %2</source>
        <translation>%1 auf %2 gesetzt</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
</context>
<context>
    <name>core::PartSupport</name>
    <message>
        <source>%1 cannot be given %2 (%3). Leave it out, or choose another provider.</source>
        <translation>%1 kann nicht erhalten: %2 (%3). Lassen Sie es weg, oder wählen Sie einen anderen Anbieter.</translation>
    </message>
</context>
<context>
    <name>core::PdfText</name>
    <message>
        <source>Reading &apos;%1&apos; was given up.</source>
        <translation>Das Lesen von „%1“ wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The PDF &apos;%1&apos; holds too much to be read here. Send fewer pages, or choose a model that takes files.</source>
        <translation>Die PDF-Datei „%1“ enthält zu viel, um hier gelesen zu werden. Weniger Seiten senden oder ein Modell wählen, das Dateien annimmt.</translation>
    </message>
    <message>
        <source>The PDF &apos;%1&apos; is larger than %2 MiB. Send fewer pages, or choose a model that takes files.</source>
        <translation>Die PDF-Datei „%1“ ist größer als %2 MiB. Weniger Seiten senden oder ein Modell wählen, das Dateien annimmt.</translation>
    </message>
    <message>
        <source>The PDF &apos;%1&apos; is protected with a password. Remove the password and send it again.</source>
        <translation>Die PDF-Datei „%1“ ist mit einem Passwort geschützt. Das Passwort entfernen und die Datei erneut senden.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is damaged or no PDF. Check that it opens elsewhere.</source>
        <translation>Die Datei „%1“ ist beschädigt oder keine PDF-Datei. Prüfen, ob sie sich anderswo öffnen lässt.</translation>
    </message>
    <message>
        <source>The PDF &apos;%1&apos; has more than %2 pages. Send fewer pages, or choose a model that takes files.</source>
        <translation>Die PDF-Datei „%1“ hat mehr als %2 Seiten. Weniger Seiten senden oder ein Modell wählen, das Dateien annimmt.</translation>
    </message>
</context>
<context>
    <name>core::Preparation</name>
    <message>
        <source>The model</source>
        <translation>Das Modell</translation>
    </message>
</context>
<context>
    <name>core::Preset</name>
    <message>
        <source>Preset &apos;%1&apos;: %2</source>
        <translation>Voreinstellung „%1“: %2</translation>
    </message>
    <message>
        <source>There is no preset &apos;%1&apos;.</source>
        <translation>Es gibt keine Voreinstellung „%1“.</translation>
    </message>
    <message>
        <source>Did you mean &apos;%1&apos;?</source>
        <translation>War „%1“ gemeint?</translation>
    </message>
    <message>
        <source>The presets are: %1.</source>
        <translation>Die Voreinstellungen sind: %1.</translation>
    </message>
    <message>
        <source>&apos;system&apos; must be a string.</source>
        <translation>&apos;system&apos; muss eine Zeichenkette sein.</translation>
    </message>
    <message>
        <source>a preset cannot name a preset.</source>
        <translation>Eine Voreinstellung kann keine Voreinstellung nennen.</translation>
    </message>
    <message>
        <source>The request names two presets, &apos;%1&apos; and &apos;%2&apos;. Leave one out.</source>
        <translation>Die Anfrage nennt zwei Voreinstellungen, „%1“ und „%2“. Eine davon weglassen.</translation>
    </message>
</context>
<context>
    <name>core::Profile</name>
    <message>
        <source>Give another folder with --profile.</source>
        <translation>Mit --profile einen anderen Ordner angeben.</translation>
    </message>
    <message>
        <source>Set the environment variable SWITCHYARD_PROFILE to another folder.</source>
        <translation>Die Umgebungsvariable SWITCHYARD_PROFILE auf einen anderen Ordner setzen.</translation>
    </message>
    <message>
        <source>Move Switchyard to a place where it may write, or give another folder with --profile.</source>
        <translation>Switchyard an einen Ort verschieben, an dem es schreiben darf, oder mit --profile einen anderen Ordner angeben.</translation>
    </message>
    <message>
        <source>Check its permissions, or give another folder with --profile.</source>
        <translation>Seine Berechtigungen prüfen oder mit --profile einen anderen Ordner angeben.</translation>
    </message>
    <message>
        <source>This system names no place for the data of programs. %1</source>
        <translation>Dieses System nennt keinen Ort für Programmdaten. %1</translation>
    </message>
    <message>
        <source>The profile %1 is a file, but must be a folder. %2</source>
        <translation>Das Profil %1 ist eine Datei, muss aber ein Ordner sein. %2</translation>
    </message>
    <message>
        <source>The profile folder %1 cannot be made. %2</source>
        <translation>Der Profilordner %1 kann nicht angelegt werden. %2</translation>
    </message>
    <message>
        <source>The profile folder %1 cannot be written to. %2</source>
        <translation>Der Profilordner %1 ist nicht beschreibbar. %2</translation>
    </message>
</context>
<context>
    <name>core::PromptLibrary</name>
    <message>
        <source>%1 is not what Switchyard has written: saved prompts cannot be read. It will be kept beside a new one.</source>
        <translation>%1 stammt so nicht von Switchyard: Gespeicherte Prompts sind nicht lesbar. Die Datei bleibt neben einer neuen erhalten.</translation>
    </message>
</context>
<context>
    <name>core::ProviderErrors</name>
    <message>
        <source>%1 refused the key (%2). Check it under Keys.</source>
        <translation>%1 hat den Schlüssel abgelehnt (%2). Ihn unter „Schlüssel“ prüfen.</translation>
    </message>
    <message>
        <source>The account at %1 has no credit or quota left (%2). Top it up there, or use another key.</source>
        <translation>Das Konto bei %1 hat kein Guthaben oder Kontingent mehr (%2). Es dort aufladen oder einen anderen Schlüssel verwenden.</translation>
    </message>
    <message>
        <source>%1 limits the requests of this key (%2) and asks for a pause of %3 s.</source>
        <translation>%1 begrenzt die Anfragen dieses Schlüssels (%2) und bittet um eine Pause von %3 s.</translation>
    </message>
    <message>
        <source>%1 limits the requests of this key (%2). Wait a little, or use another key or provider.</source>
        <translation>%1 begrenzt die Anfragen dieses Schlüssels (%2). Etwas warten oder einen anderen Schlüssel oder Anbieter verwenden.</translation>
    </message>
    <message>
        <source>%1 does not offer this model to this key (%2). Choose another model or provider.</source>
        <translation>%1 bietet dieses Modell für diesen Schlüssel nicht an (%2). Ein anderes Modell oder einen anderen Anbieter wählen.</translation>
    </message>
    <message>
        <source>The request is too long for this model at %1 (%2). Shorten it, or choose a model with a larger context.</source>
        <translation>Die Anfrage ist zu lang für dieses Modell bei %1 (%2). Sie kürzen oder ein Modell mit größerem Kontext wählen.</translation>
    </message>
    <message>
        <source>The content filter of %1 refused the request (%2). Change its wording, or choose another model.</source>
        <translation>Der Inhaltsfilter von %1 hat die Anfrage abgelehnt (%2). Sie umformulieren oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>%1 answered with a web page instead of data (%2). Check its address under Keys.</source>
        <translation>%1 hat mit einer Webseite statt mit Daten geantwortet (%2). Die Adresse unter „Schlüssel“ prüfen.</translation>
    </message>
    <message>
        <source>%1 could not make an answer of what the model wrote (%2). Try again, or choose another model.</source>
        <translation>%1 konnte aus der Ausgabe des Modells keine Antwort machen (%2). Erneut versuchen oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>%1 does not accept the field &apos;%3&apos; of the request (%2). Change or remove it.</source>
        <translation>%1 akzeptiert das Feld „%3“ der Anfrage nicht (%2). Es ändern oder entfernen.</translation>
    </message>
    <message>
        <source>%1 does not accept the request (%2). Change it, or choose another model.</source>
        <translation>%1 akzeptiert die Anfrage nicht (%2). Sie ändern oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>%1 is overloaded or out of order (%2). Try again later, or choose another provider.</source>
        <translation>%1 ist überlastet oder gestört (%2). Später erneut versuchen oder einen anderen Anbieter wählen.</translation>
    </message>
    <message>
        <source>%1 It said: %2</source>
        <translation>%1 Die Meldung lautete: %2</translation>
    </message>
    <message>
        <source>no code given</source>
        <translation>kein Code angegeben</translation>
    </message>
    <message>
        <source>%1 %2 Check its address under Keys, or choose another provider.</source>
        <translation>%1 %2 Die Adresse unter „Schlüssel“ prüfen oder einen anderen Anbieter wählen.</translation>
    </message>
    <message>
        <source>The answer of %1 broke off before its end. Try again, or choose another provider.</source>
        <translation>Die Antwort von %1 brach vorzeitig ab. Erneut versuchen oder einen anderen Anbieter wählen.</translation>
    </message>
    <message>
        <source>The address of %1 leads back to a Switchyard (%2). Correct its base_url under Keys or in config.json.</source>
        <translation>Die Adresse von %1 führt zu einem Switchyard zurück (%2). Die base_url des Anbieters unter „Schlüssel“ oder in config.json berichtigen.</translation>
    </message>
</context>
<context>
    <name>core::ProviderKeys</name>
    <message>
        <source>This key is switched off.</source>
        <translation>Dieser Schlüssel ist ausgeschaltet.</translation>
    </message>
</context>
<context>
    <name>core::ProxyServer</name>
    <message>
        <source>There is nothing at %1 here.</source>
        <translation>Unter %1 gibt es hier nichts.</translation>
    </message>
    <message>
        <source>This request came from a Switchyard that uses this address as a provider. Correct the provider&apos;s base_url.</source>
        <translation>Diese Anfrage kam von einem Switchyard, das diese Adresse als Anbieter verwendet. Die base_url des Anbieters berichtigen.</translation>
    </message>
    <message>
        <source>%1 takes %2 requests.</source>
        <translation>%1 nimmt %2-Anfragen an.</translation>
    </message>
    <message>
        <source>&apos;name&apos; is a text.</source>
        <translation>&apos;name&apos; ist ein Text.</translation>
    </message>
    <message>
        <source>&apos;limit&apos; is a number of dollars from 0, or null for none.</source>
        <translation>&apos;limit&apos; ist ein Betrag in Dollar ab 0 oder null für kein Limit.</translation>
    </message>
    <message>
        <source>&apos;limit_reset&apos; is &quot;daily&quot;, &quot;weekly&quot; or &quot;monthly&quot;, or null for never.</source>
        <translation>&apos;limit_reset&apos; ist &quot;daily&quot;, &quot;weekly&quot; oder &quot;monthly&quot; oder null für nie.</translation>
    </message>
    <message>
        <source>&apos;expires_at&apos; is a time in UTC such as &quot;2027-12-31T23:59:59Z&quot;, or null for never.</source>
        <translation>&apos;expires_at&apos; ist ein Zeitpunkt in UTC wie &quot;2027-12-31T23:59:59Z&quot; oder null für nie.</translation>
    </message>
    <message>
        <source>&apos;disabled&apos; is true or false.</source>
        <translation>&apos;disabled&apos; ist true oder false.</translation>
    </message>
    <message>
        <source>&apos;creator_user_id&apos; is a text, or null.</source>
        <translation>&apos;creator_user_id&apos; ist ein Text oder null.</translation>
    </message>
    <message>
        <source>&apos;external&apos; is an object with a text &apos;user&apos;.</source>
        <translation>&apos;external&apos; ist ein Objekt mit einem Text &apos;user&apos;.</translation>
    </message>
    <message>
        <source>There is one workspace here, %1.</source>
        <translation>Hier gibt es einen einzigen Arbeitsbereich, %1.</translation>
    </message>
    <message>
        <source>There is no API key with the hash &apos;%1&apos;.</source>
        <translation>Es gibt keinen API-Schlüssel mit dem Hash „%1“.</translation>
    </message>
    <message>
        <source>&apos;offset&apos; is a whole number from 0.</source>
        <translation>&apos;offset&apos; ist eine ganze Zahl ab 0.</translation>
    </message>
    <message>
        <source>&apos;name&apos; is missing.</source>
        <translation>&apos;name&apos; fehlt.</translation>
    </message>
    <message>
        <source>Only a management key can do this. Make one with `switchyard keys add NAME --management`.</source>
        <translation>Das kann nur ein Verwaltungsschlüssel. Mit `switchyard keys add NAME --management` einen erstellen.</translation>
    </message>
    <message>
        <source>&apos;id&apos; is missing: the one of the answer, as its header X-Generation-Id has it.</source>
        <translation>&apos;id&apos; fehlt: die ID der Antwort, wie sie in deren Header X-Generation-Id steht.</translation>
    </message>
    <message>
        <source>There is no request &apos;%1&apos; of this key in the history.</source>
        <translation>Im Verlauf gibt es keine Anfrage „%1“ dieses Schlüssels.</translation>
    </message>
    <message>
        <source>Prompts and answers are not kept, so there are none of &apos;%1&apos;. Its figures are at /v1/generation?id=%1.</source>
        <translation>Prompts und Antworten werden nicht aufbewahrt, daher gibt es keine von „%1“. Die Zahlen dazu stehen unter /v1/generation?id=%1.</translation>
    </message>
    <message>
        <source>&apos;date&apos; is a day of UTC from %1 to %2, such as %2.</source>
        <translation>&apos;date&apos; ist ein Tag in UTC von %1 bis %2, etwa %2.</translation>
    </message>
    <message>
        <source>&apos;group_by&apos; is &quot;workspace&quot;, or left out.</source>
        <translation>&apos;group_by&apos; ist &quot;workspace&quot; oder wird weggelassen.</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is for managing keys and reading the account, not for this. Use another one.</source>
        <translation>Der Schlüssel „%1“ ist zum Verwalten von Schlüsseln und zum Einsehen des Kontos da, nicht hierfür. Bitte einen anderen verwenden.</translation>
    </message>
</context>
<context>
    <name>core::QnamTransport</name>
    <message>
        <source>The address of %1 is not an http or https address. Correct it under Keys or in the configuration.</source>
        <translation>Die Adresse von %1 ist keine http- oder https-Adresse. Sie unter „Schlüssel“ oder in der Konfiguration berichtigen.</translation>
    </message>
    <message>
        <source>The key for %1 holds a line break or another character that no key has, so it was not sent. Enter it again under Keys.</source>
        <translation>Der Schlüssel für %1 enthält einen Zeilenumbruch oder ein anderes Zeichen, das in keinem Schlüssel vorkommt, und wurde daher nicht gesendet. Ihn unter „Schlüssel“ neu eingeben.</translation>
    </message>
</context>
<context>
    <name>core::RawAnswer</name>
    <message>
        <source>sent a web page instead of an answer.</source>
        <translation>hat statt einer Antwort eine Webseite gesendet.</translation>
    </message>
    <message>
        <source>sent an answer that is too large.</source>
        <translation>hat eine zu große Antwort gesendet.</translation>
    </message>
    <message>
        <source>sent nothing at all.</source>
        <translation>hat gar nichts gesendet.</translation>
    </message>
    <message>
        <source>sent broken JSON.</source>
        <translation>hat fehlerhaftes JSON gesendet.</translation>
    </message>
    <message>
        <source>sent an answer without an answer in it.</source>
        <translation>hat eine Antwort ohne Inhalt geschickt.</translation>
    </message>
</context>
<context>
    <name>core::RawIngress</name>
    <message>
        <source>The Content-Type multipart/form-data of the request names no boundary.</source>
        <translation>Der Content-Type multipart/form-data der Anfrage nennt keine Grenze (boundary).</translation>
    </message>
    <message>
        <source>The request body does not consist of parts between boundaries &apos;%1&apos; as its Content-Type says, or it ends too early.</source>
        <translation>Der Inhalt der Anfrage besteht nicht aus Teilen zwischen den Grenzen &apos;%1&apos;, wie sein Content-Type sagt, oder er endet zu früh.</translation>
    </message>
</context>
<context>
    <name>core::ReasoningRules</name>
    <message>
        <source>%1 at %2 always thinks: its reasoning cannot be switched off. Ask for the lowest effort instead, or choose another model.</source>
        <translation>%1 bei %2 denkt immer nach: Das lässt sich nicht abschalten. Verlangen Sie stattdessen den geringsten Aufwand, oder wählen Sie ein anderes Modell.</translation>
    </message>
</context>
<context>
    <name>core::ResponsesIngress</name>
    <message>
        <source>a string or a list of at least one item</source>
        <translation>eine Zeichenkette oder eine Liste mit mindestens einem Eintrag</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>eine Zeichenkette</translation>
    </message>
    <message>
        <source>auto, none, required, or an object that names a tool</source>
        <translation>auto, none, required oder ein Objekt, das ein Werkzeug nennt</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 oder mehr</translation>
    </message>
    <message>
        <source>a string where there is no file_url or file_id</source>
        <translation>eine Zeichenkette, wo file_url und file_id fehlen</translation>
    </message>
    <message>
        <source>a string where there is no file_id</source>
        <translation>eine Zeichenkette, wo file_id fehlt</translation>
    </message>
    <message>
        <source>there, in an object</source>
        <translation>vorhanden, in einem Objekt</translation>
    </message>
    <message>
        <source>one of user, assistant, system, developer</source>
        <translation>eines von user, assistant, system, developer</translation>
    </message>
    <message>
        <source>a string or a list of parts</source>
        <translation>eine Zeichenkette oder eine Liste von Teilen</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>an item itself: the one that is referred to is not kept here. Clients send the items themselves if &apos;store&apos; is false</source>
        <translation>ein Eintrag selbst: der, auf den verwiesen wird, ist hier nicht aufbewahrt. Clients senden die Einträge selbst, wenn &apos;store&apos; false ist</translation>
    </message>
</context>
<context>
    <name>core::ResponsesInput</name>
    <message>
        <source>an image in an answer of the assistant</source>
        <translation>ein Bild in einer Antwort des Assistenten</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>a file in an answer of the assistant</source>
        <translation>eine Datei in einer Antwort des Assistenten</translation>
    </message>
    <message>
        <source>%1 is reached in a way that cannot carry %2 (%3). Leave it out, or choose another model or provider.</source>
        <translation>%1 wird auf einem Weg erreicht, der Folgendes nicht überträgt: %2 (%3). Lassen Sie es weg, oder wählen Sie ein anderes Modell oder einen anderen Anbieter.</translation>
    </message>
</context>
<context>
    <name>core::ResponsesShape</name>
    <message>
        <source>No answer is kept here, so &apos;previous_response_id&apos; cannot be found. Send the whole conversation in &apos;input&apos;.</source>
        <translation>Hier wird keine Antwort aufbewahrt, deshalb ist &apos;previous_response_id&apos; nicht zu finden. Senden Sie das ganze Gespräch in &apos;input&apos;.</translation>
    </message>
    <message>
        <source>No conversation is kept here. Leave &apos;conversation&apos; out and send the whole conversation in &apos;input&apos;.</source>
        <translation>Hier wird kein Gespräch aufbewahrt. Lassen Sie &apos;conversation&apos; weg, und senden Sie das ganze Gespräch in &apos;input&apos;.</translation>
    </message>
    <message>
        <source>Prompt templates are kept by OpenAI alone. Leave &apos;prompt&apos; out and write its text into &apos;instructions&apos; or &apos;input&apos;.</source>
        <translation>Prompt-Vorlagen bewahrt nur OpenAI auf. Lassen Sie &apos;prompt&apos; weg, und schreiben Sie seinen Text in &apos;instructions&apos; oder &apos;input&apos;.</translation>
    </message>
    <message>
        <source>An answer cannot be fetched later here. Leave &apos;background&apos; out.</source>
        <translation>Eine Antwort kann hier nicht später abgeholt werden. Lassen Sie &apos;background&apos; weg.</translation>
    </message>
    <message>
        <source>No answer is kept here. Leave &apos;store&apos; out, or set it to false.</source>
        <translation>Hier wird keine Antwort aufbewahrt. Lassen Sie &apos;store&apos; weg, oder setzen Sie es auf false.</translation>
    </message>
    <message>
        <source>&apos;max_tool_calls&apos; must be a number from 1 to %1.</source>
        <translation>&apos;max_tool_calls&apos; muss eine Zahl von 1 bis %1 sein.</translation>
    </message>
</context>
<context>
    <name>core::Router</name>
    <message numerus="yes">
        <source>%n without a usable key</source>
        <translation>
            <numerusform>%n ohne nutzbaren Schlüssel</numerusform>
            <numerusform>%n ohne nutzbaren Schlüssel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a protocol that is not supported yet</source>
        <translation>
            <numerusform>%n mit noch nicht unterstütztem Protokoll</numerusform>
            <numerusform>%n mit noch nicht unterstütztem Protokoll</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a known address</source>
        <translation>
            <numerusform>%n ohne bekannte Adresse</numerusform>
            <numerusform>%n ohne bekannte Adresse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot be called with a key of one&apos;s own</source>
        <translation>
            <numerusform>%n nicht mit eigenem Schlüssel aufrufbar</numerusform>
            <numerusform>%n nicht mit eigenem Schlüssel aufrufbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not for chat</source>
        <translation>
            <numerusform>%n nicht für Chat</numerusform>
            <numerusform>%n nicht für Chat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not among the allowed providers (`only`)</source>
        <translation>
            <numerusform>%n nicht unter den erlaubten Anbietern (`only`)</numerusform>
            <numerusform>%n nicht unter den erlaubten Anbietern (`only`)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n ignoriert</numerusform>
            <numerusform>%n ignoriert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that may collect data</source>
        <translation>
            <numerusform>%n mit möglicher Datensammlung</numerusform>
            <numerusform>%n mit möglicher Datensammlung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that may keep prompts</source>
        <translation>
            <numerusform>%n mit möglicher Aufbewahrung von Prompts</numerusform>
            <numerusform>%n mit möglicher Aufbewahrung von Prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n above the highest allowed price</source>
        <translation>
            <numerusform>%n über dem höchsten erlaubten Preis</numerusform>
            <numerusform>%n über dem höchsten erlaubten Preis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another quantization</source>
        <translation>
            <numerusform>%n mit anderer Quantisierung</numerusform>
            <numerusform>%n mit anderer Quantisierung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with too short a context</source>
        <translation>
            <numerusform>%n mit zu kurzem Kontext</numerusform>
            <numerusform>%n mit zu kurzem Kontext</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with too short answers</source>
        <translation>
            <numerusform>%n mit zu kurzen Antworten</numerusform>
            <numerusform>%n mit zu kurzen Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot read what the prompt holds</source>
        <translation>
            <numerusform>%n kann den Inhalt des Prompts nicht lesen</numerusform>
            <numerusform>%n können den Inhalt des Prompts nicht lesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not allowed for the key that was used</source>
        <translation>
            <numerusform>%n für den verwendeten Schlüssel nicht erlaubt</numerusform>
            <numerusform>%n für den verwendeten Schlüssel nicht erlaubt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out because fallbacks are off</source>
        <translation>
            <numerusform>%n ausgelassen, weil Ausweichen ausgeschaltet ist</numerusform>
            <numerusform>%n ausgelassen, weil Ausweichen ausgeschaltet ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of an unknown name</source>
        <translation>
            <numerusform>%n mit unbekanntem Namen</numerusform>
            <numerusform>%n mit unbekanntem Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>Preis unbekannt</translation>
    </message>
    <message>
        <source>free of charge</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>$%1/M in, $%2/M out</source>
        <translation>%1 $/M Eingabe, %2 $/M Ausgabe</translation>
    </message>
    <message>
        <source>There is no model &apos;%1&apos;.</source>
        <translation>Es gibt kein Modell „%1“.</translation>
    </message>
    <message>
        <source>Did you mean: %1?</source>
        <translation>War gemeint: %1?</translation>
    </message>
    <message>
        <source>The catalog knows no endpoint of %1.</source>
        <translation>Der Katalog kennt keinen Endpunkt von %1.</translation>
    </message>
    <message>
        <source>%1 cannot be asked: %2.</source>
        <translation>%1 kann nicht gefragt werden: %2.</translation>
    </message>
    <message>
        <source>No endpoint can take this request for %1: %2.</source>
        <translation>Kein Endpunkt kann diese Anfrage an %1 annehmen: %2.</translation>
    </message>
    <message>
        <source>Add a key for %1 under Keys.</source>
        <translation>Unter „Schlüssel“ einen Schlüssel für %1 hinzufügen.</translation>
    </message>
    <message>
        <source>Add a key under Keys, for instance for %1.</source>
        <translation>Unter „Schlüssel“ einen Schlüssel hinzufügen, zum Beispiel für %1.</translation>
    </message>
    <message>
        <source>the catalog knows no such provider</source>
        <translation>der Katalog kennt keinen solchen Anbieter</translation>
    </message>
    <message>
        <source>no usable key; add one for %1 under Keys</source>
        <translation>kein nutzbarer Schlüssel; unter „Schlüssel“ einen für %1 hinzufügen</translation>
    </message>
    <message>
        <source>set back (%1): another request is just trying it again</source>
        <translation>zurückgestellt (%1): eine andere Anfrage versucht es gerade erneut</translation>
    </message>
    <message>
        <source>set back for another %1 (%2)</source>
        <translation>noch %1 zurückgestellt (%2)</translation>
    </message>
    <message>
        <source>named by `order` (%1): %2</source>
        <translation>von `order` genannt (%1): %2</translation>
    </message>
    <message>
        <source>the only healthy endpoint: %1</source>
        <translation>der einzige funktionierende Endpunkt: %1</translation>
    </message>
    <message>
        <source>after those with a known price</source>
        <translation>nach denen mit bekanntem Preis</translation>
    </message>
    <message numerus="yes">
        <source>cheapest of %n healthy endpoint(s): %1</source>
        <translation>
            <numerusform>günstigster von %n funktionierendem Endpunkt: %1</numerusform>
            <numerusform>günstigster von %n funktionierenden Endpunkten: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>number %1 by price of %n healthy endpoint(s): %2</source>
        <translation>
            <numerusform>nach Preis Nummer %1 von %n funktionierendem Endpunkt: %2</numerusform>
            <numerusform>nach Preis Nummer %1 von %n funktionierenden Endpunkten: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>tried again after a pause (%1)</source>
        <translation>nach einer Pause erneut versucht (%1)</translation>
    </message>
    <message>
        <source>marked as deprecated</source>
        <translation>als veraltet gekennzeichnet</translation>
    </message>
    <message>
        <source>key &apos;%1&apos;</source>
        <translation>Schlüssel „%1“</translation>
    </message>
    <message>
        <source>fallbacks are off: only the first endpoint is tried</source>
        <translation>Ausweichen ist ausgeschaltet: Nur der erste Endpunkt wird versucht</translation>
    </message>
    <message>
        <source>fallbacks are off: only those named by `order` are tried</source>
        <translation>Ausweichen ist ausgeschaltet: Nur die von `order` genannten werden versucht</translation>
    </message>
    <message>
        <source>fallback model %1</source>
        <translation>Ausweichmodell %1</translation>
    </message>
    <message numerus="yes">
        <source>%n in another region than the key is for</source>
        <translation>
            <numerusform>%n in einer anderen Region als der des Schlüssels</numerusform>
            <numerusform>%n in einer anderen Region als der des Schlüssels</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot do without thinking. Ask for its lowest effort, &apos;%2&apos;, or leave `reasoning` out.</source>
        <translation>%1 kommt nicht ohne Denkschritte aus. Den geringsten Aufwand „%2“ verlangen oder `reasoning` weglassen.</translation>
    </message>
    <message>
        <source>no key of %1 is for this model</source>
        <translation>kein Schlüssel von %1 gilt für dieses Modell</translation>
    </message>
    <message numerus="yes">
        <source>%n that may train on prompts</source>
        <translation>
            <numerusform>%n trainiert möglicherweise mit Prompts</numerusform>
            <numerusform>%n trainieren möglicherweise mit Prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside of the allowed regions</source>
        <translation>
            <numerusform>%n außerhalb der erlaubten Regionen</numerusform>
            <numerusform>%n außerhalb der erlaubten Regionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose answers others may not learn from</source>
        <translation>
            <numerusform>%n mit Antworten, von denen andere nicht lernen dürfen</numerusform>
            <numerusform>%n mit Antworten, von denen andere nicht lernen dürfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out by the settings</source>
        <translation>
            <numerusform>%n durch die Einstellungen ausgeschlossen</numerusform>
            <numerusform>%n durch die Einstellungen ausgeschlossen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that do not take all parameters</source>
        <translation>
            <numerusform>%n nimmt nicht alle Parameter an</numerusform>
            <numerusform>%n nehmen nicht alle Parameter an</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that fit less well</source>
        <translation>
            <numerusform>%n weniger gut geeignet</numerusform>
            <numerusform>%n weniger gut geeignet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another service tier</source>
        <translation>
            <numerusform>%n mit anderer Dienststufe</numerusform>
            <numerusform>%n mit anderer Dienststufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another variant</source>
        <translation>
            <numerusform>%n mit anderer Variante</numerusform>
            <numerusform>%n mit anderer Variante</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose free requests are used up</source>
        <translation>
            <numerusform>%n mit aufgebrauchten kostenlosen Anfragen</numerusform>
            <numerusform>%n mit aufgebrauchten kostenlosen Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose key has reached its limit</source>
        <translation>
            <numerusform>%n, dessen Schlüssel sein Limit erreicht hat</numerusform>
            <numerusform>%n, deren Schlüssel ihr Limit erreicht haben</numerusform>
        </translation>
    </message>
    <message>
        <source>answered this conversation before, so its cache is warm: %1</source>
        <translation>hat in diesem Gespräch schon geantwortet, daher ist der Cache noch warm: %1</translation>
    </message>
    <message>
        <source>number %1 of %2 by throughput: %3 tokens/s, measured</source>
        <translation>nach Durchsatz Nummer %1 von %2: %3 Token/s, gemessen</translation>
    </message>
    <message>
        <source>number %1 of %2 by throughput: %3 tokens/s, guessed from its peers</source>
        <translation>nach Durchsatz Nummer %1 von %2: %3 Token/s, nach vergleichbaren Endpunkten geschätzt</translation>
    </message>
    <message>
        <source>number %1 of %2 by latency: first token after %3 s, measured</source>
        <translation>nach Latenz Nummer %1 von %2: erstes Token nach %3 s, gemessen</translation>
    </message>
    <message>
        <source>number %1 of %2 by latency: first token after %3 s, guessed from its peers</source>
        <translation>nach Latenz Nummer %1 von %2: erstes Token nach %3 s, nach vergleichbaren Endpunkten geschätzt</translation>
    </message>
    <message>
        <source>balanced, with a share of %1 % of the traffic: %2</source>
        <translation>Last verteilt, mit einem Anteil von %1 % am Verkehr: %2</translation>
    </message>
    <message>
        <source>%1; drawn as the first with a chance of %2 %</source>
        <translation>%1; mit einer Wahrscheinlichkeit von %2 % als Erster gelost</translation>
    </message>
    <message>
        <source>misses the wished throughput or latency</source>
        <translation>verfehlt den gewünschten Durchsatz oder die gewünschte Latenz</translation>
    </message>
    <message>
        <source>in trouble: it failed within the last half minute, or does far worse than its peers</source>
        <translation>gestört: in der letzten halben Minute gescheitert oder weit schlechter als vergleichbare Endpunkte</translation>
    </message>
    <message>
        <source>the prompt loses its middle to fit</source>
        <translation>der Prompt wird in der Mitte gekürzt, damit er passt</translation>
    </message>
    <message>
        <source>took no more requests a minute than it has just got</source>
        <translation>hat bisher nicht mehr Anfragen pro Minute angenommen, als gerade eingegangen sind</translation>
    </message>
    <message>
        <source>its tool calls or its speed fall behind its peers&apos;</source>
        <translation>bei Werkzeugaufrufen oder Geschwindigkeit schlechter als vergleichbare Endpunkte</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>endpoint: how far its limit is used up</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>key &apos;%1&apos; may be sent to %2 and not to %3; if it should go there, add that host to the key&apos;s hosts under Keys</source>
        <translation>Schlüssel „%1“ darf an %2 gesendet werden, nicht aber an %3; soll er dorthin, diesen Host unter „Schlüssel“ bei den Hosts des Schlüssels eintragen</translation>
    </message>
    <message numerus="yes">
        <source>%n at hosts that the key is not bound to</source>
        <translation>
            <numerusform>%n an Hosts, an die der Schlüssel nicht gebunden ist</numerusform>
            <numerusform>%n an Hosts, an die der Schlüssel nicht gebunden ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too dear for a budget</source>
        <translation>
            <numerusform>%n zu teuer für ein Budget</numerusform>
            <numerusform>%n zu teuer für ein Budget</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at providers that the key may not use</source>
        <translation>
            <numerusform>%n bei Anbietern, die der Schlüssel nicht nutzen darf</numerusform>
            <numerusform>%n bei Anbietern, die der Schlüssel nicht nutzen darf</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::RoutingFilters</name>
    <message>
        <source>`only` of the settings and `only` of the request have nothing in common</source>
        <translation>`only` der Einstellungen und `only` der Anfrage haben nichts gemeinsam</translation>
    </message>
    <message>
        <source>only %1 may be used</source>
        <translation>nur %1 darf verwendet werden</translation>
    </message>
    <message>
        <source>it is on the list of ignored providers</source>
        <translation>steht auf der Liste der ignorierten Anbieter</translation>
    </message>
    <message numerus="yes">
        <source>keeps prompts for %n day(s)</source>
        <translation>
            <numerusform>bewahrt Prompts %n Tag lang auf</numerusform>
            <numerusform>bewahrt Prompts %n Tage lang auf</numerusform>
        </translation>
    </message>
    <message>
        <source>keeps prompts</source>
        <translation>bewahrt Prompts auf</translation>
    </message>
    <message>
        <source>does not say whether it keeps prompts</source>
        <translation>gibt nicht an, ob Prompts aufbewahrt werden</translation>
    </message>
    <message>
        <source>trains on prompts; data collection is denied</source>
        <translation>trainiert mit Prompts; Datensammlung ist untersagt</translation>
    </message>
    <message>
        <source>does not say whether it trains on prompts; data collection is denied</source>
        <translation>gibt nicht an, ob mit Prompts trainiert wird; Datensammlung ist untersagt</translation>
    </message>
    <message>
        <source>%1; data collection is denied</source>
        <translation>%1; Datensammlung ist untersagt</translation>
    </message>
    <message>
        <source>%1; zero data retention is asked for</source>
        <translation>%1; verlangt ist, dass keine Daten aufbewahrt werden</translation>
    </message>
    <message>
        <source>takes %1, the prompt holds: %2</source>
        <translation>nimmt %1 an, der Prompt enthält: %2</translation>
    </message>
    <message>
        <source>context of %L1 tokens, needed: about %L2 for the prompt and %L3 for the answer</source>
        <translation>Kontext von %L1 Token, benötigt: etwa %L2 für den Prompt und %L3 für die Antwort</translation>
    </message>
    <message>
        <source>prompts of at most %L1 tokens, this one has about %L2</source>
        <translation>Prompts mit höchstens %L1 Token, dieser hat etwa %L2</translation>
    </message>
    <message>
        <source>answers of at most %L1 tokens, %L2 are asked for</source>
        <translation>Antworten mit höchstens %L1 Token, verlangt sind %L2</translation>
    </message>
    <message>
        <source>%1: price unknown, at most $%2 allowed</source>
        <translation>%1: Preis unbekannt, höchstens %2 $ erlaubt</translation>
    </message>
    <message>
        <source>%1: $%2, at most $%3 allowed</source>
        <translation>%1: %2 $, höchstens %3 $ erlaubt</translation>
    </message>
    <message>
        <source>a million prompt tokens</source>
        <translation>eine Million Prompt-Token</translation>
    </message>
    <message>
        <source>a million answer tokens</source>
        <translation>eine Million Antwort-Token</translation>
    </message>
    <message>
        <source>a request</source>
        <translation>eine Anfrage</translation>
    </message>
    <message>
        <source>%1 is not a chat model but one for: %2</source>
        <translation>%1 ist kein Chatmodell, sondern eines für: %2</translation>
    </message>
    <message>
        <source>the key that was used may only ask %1</source>
        <translation>der verwendete Schlüssel darf nur %1 fragen</translation>
    </message>
    <message>
        <source>quantization %1, asked for: %2</source>
        <translation>Quantisierung %1, verlangt: %2</translation>
    </message>
    <message>
        <source>%1 is a model for: %2; asked for: %3</source>
        <translation>%1 ist ein Modell für: %2; verlangt ist: %3</translation>
    </message>
    <message>
        <source>trains on prompts, which the settings forbid</source>
        <translation>trainiert mit Prompts; die Einstellungen verbieten das</translation>
    </message>
    <message>
        <source>does not say whether it trains on prompts, which the settings forbid</source>
        <translation>gibt nicht an, ob mit Prompts trainiert wird; die Einstellungen verbieten das</translation>
    </message>
    <message>
        <source>is in %1</source>
        <translation>liegt in %1</translation>
    </message>
    <message>
        <source>does not say where it is</source>
        <translation>gibt den Standort nicht an</translation>
    </message>
    <message>
        <source>%1, data may go to %2 only</source>
        <translation>%1, Daten dürfen nur nach %2 gehen</translation>
    </message>
    <message>
        <source>of the service tier %1, which was not asked for</source>
        <translation>mit der Dienststufe %1, die nicht verlangt war</translation>
    </message>
    <message>
        <source>does not take %1, and all parameters are required</source>
        <translation>nimmt %1 nicht an; verlangt ist, dass alle Parameter angenommen werden</translation>
    </message>
    <message>
        <source>does not say whether it takes %1, and all parameters are required</source>
        <translation>gibt nicht an, ob %1 angenommen wird; verlangt ist, dass alle Parameter angenommen werden</translation>
    </message>
    <message>
        <source>an image</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>an audio token</source>
        <translation>ein Ton-Token</translation>
    </message>
    <message>
        <source>the settings allow only %1</source>
        <translation>die Einstellungen erlauben nur %1</translation>
    </message>
    <message>
        <source>the settings leave %1 out</source>
        <translation>die Einstellungen schließen %1 aus</translation>
    </message>
    <message>
        <source>its author is not known to allow that other models learn from its answers</source>
        <translation>es ist nicht bekannt, dass der Autor anderen Modellen das Lernen aus den Antworten erlaubt</translation>
    </message>
    <message>
        <source>is not the variant :%1</source>
        <translation>ist nicht die Variante :%1</translation>
    </message>
    <message>
        <source>is the variant :%1, which was not asked for</source>
        <translation>ist die Variante :%1, die nicht verlangt war</translation>
    </message>
    <message>
        <source>costs money; a free model was asked for</source>
        <translation>kostet Geld; verlangt ist ein kostenloses Modell</translation>
    </message>
    <message>
        <source>is not of the service tier flex, which was asked for</source>
        <translation>hat nicht die Dienststufe flex, die verlangt war</translation>
    </message>
    <message>
        <source>does not take %1, others do</source>
        <translation>nimmt %1 nicht an, andere schon</translation>
    </message>
</context>
<context>
    <name>core::SavedPrompt</name>
    <message>
        <source>“%1” needs a number.</source>
        <translation>„%1“ braucht eine Zahl.</translation>
    </message>
    <message>
        <source>“%1” needs a number; “%2” is none.</source>
        <translation>„%1“ braucht eine Zahl; „%2“ ist keine.</translation>
    </message>
    <message>
        <source>“%1” must be one of: %2.</source>
        <translation>„%1“ muss einer dieser Werte sein: %2.</translation>
    </message>
    <message>
        <source>“%1” needs a date such as 2026-03-31.</source>
        <translation>„%1“ braucht ein Datum wie 2026-03-31.</translation>
    </message>
</context>
<context>
    <name>core::SecretResolver</name>
    <message>
        <source>The environment variable %1 is not set. Set it and start Switchyard again.</source>
        <translation>Die Umgebungsvariable %1 ist nicht gesetzt. Sie setzen und Switchyard neu starten.</translation>
    </message>
    <message>
        <source>The environment variable %1 is empty. Set it and start Switchyard again.</source>
        <translation>Die Umgebungsvariable %1 ist leer. Sie setzen und Switchyard neu starten.</translation>
    </message>
    <message>
        <source>%1 is a folder; a file with the key is needed.</source>
        <translation>%1 ist ein Ordner; gebraucht wird eine Datei mit dem Schlüssel.</translation>
    </message>
    <message>
        <source>The key file %1 cannot be read: %2. Check the path and its permissions.</source>
        <translation>Die Schlüsseldatei %1 kann nicht gelesen werden: %2. Den Pfad und seine Berechtigungen prüfen.</translation>
    </message>
    <message>
        <source>The key file %1 is larger than 64 KiB, so it cannot be a key. Check the path.</source>
        <translation>Die Schlüsseldatei %1 ist größer als 64 KiB und kann daher kein Schlüssel sein. Den Pfad prüfen.</translation>
    </message>
    <message>
        <source>The first line of the key file %1 is empty. Put the key there.</source>
        <translation>Die erste Zeile der Schlüsseldatei %1 ist leer. Der Schlüssel gehört dorthin.</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; was kept for one session only, which has ended. Enter it again under Keys.</source>
        <translation>Der Schlüssel „%1“ wurde nur für eine Sitzung aufbewahrt, und die ist beendet. Ihn unter „Schlüssel“ neu eingeben.</translation>
    </message>
    <message>
        <source>The entry &apos;%1&apos; in the key store is empty. Set the key again under Keys.</source>
        <translation>Der Eintrag „%1“ im Schlüsselspeicher ist leer. Den Schlüssel unter „Schlüssel“ neu setzen.</translation>
    </message>
    <message>
        <source>This key refers to no secret. A reference is keychain:NAME, env:VARIABLE, file:PATH or session:NAME.</source>
        <translation>Dieser Schlüssel verweist auf kein Geheimnis. Eine Referenz lautet keychain:NAME, env:VARIABLE, file:PATH oder session:NAME.</translation>
    </message>
</context>
<context>
    <name>core::ServedModels</name>
    <message>
        <source>What answers there is no list of models.</source>
        <translation>Was dort antwortet, ist keine Modellliste.</translation>
    </message>
</context>
<context>
    <name>core::ServerTls</name>
    <message>
        <source>The file %1 of &quot;tls&quot; in config.json cannot be read: %2</source>
        <translation>Die Datei %1 unter &quot;tls&quot; in config.json kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form. Give &quot;tls&quot; in config.json the file that begins with BEGIN CERTIFICATE.</source>
        <translation>%1 enthält kein Zertifikat im PEM-Format. Unter &quot;tls&quot; in config.json die Datei angeben, die mit BEGIN CERTIFICATE beginnt.</translation>
    </message>
    <message>
        <source>%1 holds no private key in PEM form without a pass phrase. Give &quot;tls&quot; in config.json such a file.</source>
        <translation>%1 enthält keinen privaten Schlüssel im PEM-Format ohne Passphrase. Unter &quot;tls&quot; in config.json eine Datei mit einem solchen Schlüssel angeben.</translation>
    </message>
    <message>
        <source>The private key %1 does not belong to the certificate %2.</source>
        <translation>Der private Schlüssel %1 gehört nicht zum Zertifikat %2.</translation>
    </message>
    <message>
        <source>%1 can be reached from other machines, and without TLS everybody in between could read keys and prompts. Give &quot;tls&quot; in config.json a certificate and its key, listen on 127.0.0.1, or set &quot;allow_plain_http&quot;: true if the network is safe.</source>
        <translation>%1 ist von anderen Rechnern aus erreichbar, und ohne TLS könnte jeder dazwischen Schlüssel und Prompts mitlesen. Unter &quot;tls&quot; in config.json ein Zertifikat und dessen Schlüssel angeben, auf 127.0.0.1 lauschen oder, falls das Netz sicher ist, &quot;allow_plain_http&quot;: true setzen.</translation>
    </message>
</context>
<context>
    <name>core::SimilarModels</name>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>a little cheaper</source>
        <translation>etwas günstiger</translation>
    </message>
    <message>
        <source>%1 % cheaper</source>
        <translation>%1 % günstiger</translation>
    </message>
    <message>
        <source>%1 times the price</source>
        <translation>%1-facher Preis</translation>
    </message>
    <message>
        <source>%1 % more expensive</source>
        <translation>%1 % teurer</translation>
    </message>
    <message>
        <source>half the context</source>
        <translation>halber Kontext</translation>
    </message>
    <message>
        <source>twice the context</source>
        <translation>doppelter Kontext</translation>
    </message>
    <message>
        <source>%1 times the context</source>
        <translation>%1-facher Kontext</translation>
    </message>
    <message>
        <source>%1 % less context</source>
        <translation>%1 % weniger Kontext</translation>
    </message>
    <message>
        <source>also reads %1</source>
        <comment>kinds of input</comment>
        <translation>liest auch %1</translation>
    </message>
    <message>
        <source>does not read %1</source>
        <translation>liest nicht: %1</translation>
    </message>
    <message>
        <source>can reason</source>
        <translation>mit Denkschritten</translation>
    </message>
    <message>
        <source>does not reason</source>
        <translation>ohne Denkschritte</translation>
    </message>
    <message>
        <source>same family</source>
        <translation>gleiche Familie</translation>
    </message>
    <message>
        <source>same author</source>
        <translation>gleicher Autor</translation>
    </message>
    <message>
        <source>much the same on paper</source>
        <translation>auf dem Papier fast gleich</translation>
    </message>
</context>
<context>
    <name>core::SpendJournal</name>
    <message>
        <source>The journal of budgets %1 cannot be written, so what is under way would be forgotten if Switchyard ended now. Check the permissions of its folder and the room on the disk.</source>
        <translation>Das Journal der Budgets %1 kann nicht geschrieben werden; würde Switchyard jetzt beendet, wären die laufenden Anfragen vergessen. Die Berechtigungen des Ordners und den freien Speicherplatz prüfen.</translation>
    </message>
    <message>
        <source>The journal of budgets %1 cannot be written: the disk is full or refuses it. Budgets still hold, but what is under way would be forgotten if Switchyard ended now. Free some space.</source>
        <translation>Das Journal der Budgets %1 kann nicht geschrieben werden: Der Datenträger ist voll oder verweigert es. Budgets gelten weiterhin, aber würde Switchyard jetzt beendet, wären die laufenden Anfragen vergessen. Speicherplatz freigeben.</translation>
    </message>
    <message>
        <source>The journal of budgets cannot go on in %1, so what is under way would be forgotten if Switchyard ended now. Check the permissions of its folder and the room on the disk.</source>
        <translation>Das Journal der Budgets kann in %1 nicht fortgeführt werden; würde Switchyard jetzt beendet, wären die laufenden Anfragen vergessen. Die Berechtigungen des Ordners und den freien Speicherplatz prüfen.</translation>
    </message>
</context>
<context>
    <name>core::WebSearch</name>
    <message>
        <source>The search engine &apos;%1&apos; refuses to answer in JSON (403). Allow the format &apos;json&apos; under &apos;search&apos; in its settings.yml.</source>
        <translation>Die Suchmaschine „%1“ weigert sich, in JSON zu antworten (403). In ihrer settings.yml unter &apos;search&apos; das Format &apos;json&apos; erlauben.</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; refused its key (%2). Correct the secret under web_search in config.json.</source>
        <translation>Die Suchmaschine „%1“ hat ihren Schlüssel abgelehnt (%2). Das Geheimnis unter web_search in config.json berichtigen.</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; takes no more searches for now (429). Try again later, or without a web search.</source>
        <translation>Die Suchmaschine „%1“ nimmt vorerst keine Suchanfragen mehr an (429). Später oder ohne Websuche erneut versuchen.</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; failed with status %2. Try again later, or without a web search.</source>
        <translation>Die Suchmaschine „%1“ ist mit Status %2 gescheitert. Später oder ohne Websuche erneut versuchen.</translation>
    </message>
    <message>
        <source>The request wants a web search, and no search engine is set up. Name one under web_search in config.json (%1), or ask without the plugin &apos;web&apos; and without &apos;:online&apos;.</source>
        <translation>Die Anfrage verlangt eine Websuche, aber es ist keine Suchmaschine eingerichtet. Eine unter web_search in config.json angeben (%1) oder ohne das Plugin &apos;web&apos; und ohne &apos;:online&apos; fragen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no search engine that can be asked. Name one of %2 under web_search in config.json.</source>
        <translation>„%1“ ist keine Suchmaschine, die gefragt werden kann. Unter web_search in config.json eine von %2 angeben.</translation>
    </message>
    <message>
        <source>There is nothing to search the web for: the last message of the user has no text.</source>
        <translation>Es gibt nichts, wonach im Web gesucht werden könnte: Die letzte Nachricht des Benutzers hat keinen Text.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address of a search engine. Correct the address under web_search in config.json.</source>
        <translation>„%1“ ist keine Adresse einer Suchmaschine. Die Adresse unter web_search in config.json berichtigen.</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; answered with something else than results. Check its address under web_search in config.json.</source>
        <translation>Die Suchmaschine „%1“ hat mit etwas anderem als Ergebnissen geantwortet. Ihre Adresse unter web_search in config.json prüfen.</translation>
    </message>
</context>
<context>
    <name>core::WebSearchRun</name>
    <message>
        <source>The search engine &apos;%1&apos; gave no answer in time. Try again, or without a web search.</source>
        <translation>Die Suchmaschine „%1“ hat nicht rechtzeitig geantwortet. Erneut oder ohne Websuche versuchen.</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; cannot be reached: %2</source>
        <translation>Die Suchmaschine „%1“ ist nicht erreichbar: %2</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; answered with more than can be results. Check its address under web_search in config.json.</source>
        <translation>Die Suchmaschine „%1“ hat mit mehr geantwortet, als Ergebnisse sein können. Ihre Adresse unter web_search in config.json prüfen.</translation>
    </message>
</context>
<context>
    <name>core::WireSupport</name>
    <message>
        <source>The address of %1, &apos;%2&apos;, is not a web address. Correct it under Keys.</source>
        <translation>Die Adresse von %1, „%2“, ist keine Webadresse. Sie unter „Schlüssel“ berichtigen.</translation>
    </message>
</context>
<context>
    <name>ui::ActiveFiltersBar</name>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Remove filter: %1</source>
        <translation>Filter entfernen: %1</translation>
    </message>
</context>
<context>
    <name>ui::AlternativeModel</name>
    <message>
        <source>Dollars per million tokens, three parts of prompt to one of answer, at what its providers usually take</source>
        <translation>Dollar pro Million Token, drei Teile Prompt auf einen Teil Antwort, zum üblichen Preis der Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Blended/M</source>
        <translation>Mischpreis/M</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
</context>
<context>
    <name>ui::AlternativesView</name>
    <message>
        <source>Similar models</source>
        <translation>Ähnliche Modelle</translation>
    </message>
    <message>
        <source>No other model is much like this one.</source>
        <translation>Kein anderes Modell ist diesem sehr ähnlich.</translation>
    </message>
    <message>
        <source>Cheaper models that can do as much</source>
        <translation>Günstigere Modelle, die ebenso viel können</translation>
    </message>
    <message>
        <source>No other model can do as much for less money.</source>
        <translation>Kein anderes Modell kann ebenso viel für weniger Geld.</translation>
    </message>
    <message>
        <source>Only models that I have a key for</source>
        <translation>Nur Modelle, für die ich einen Schlüssel habe</translation>
    </message>
    <message>
        <source>Compare ticked models in a table</source>
        <translation>Angekreuzte Modelle in einer Tabelle vergleichen</translation>
    </message>
    <message>
        <source>By what the catalog knows: kind, abilities, context and price. How good the answers are, only a comparison of your own shows.</source>
        <translation>Nach dem, was der Katalog weiß: Art, Fähigkeiten, Kontext und Preis. Wie gut die Antworten sind, zeigt nur ein eigener Vergleich.</translation>
    </message>
    <message>
        <source>Enter opens the model, Space ticks it for the comparison table</source>
        <translation>Eingabe öffnet das Modell, Leertaste kreuzt es für die Vergleichstabelle an</translation>
    </message>
    <message>
        <source>Compare in a table (%1)</source>
        <translation>In einer Tabelle vergleichen (%1)</translation>
    </message>
    <message>
        <source>Compare in a table</source>
        <translation>In einer Tabelle vergleichen</translation>
    </message>
    <message>
        <source>Sets this model beside the ticked ones</source>
        <translation>Stellt dieses Modell neben die angekreuzten</translation>
    </message>
    <message>
        <source>Tick models above first (Space)</source>
        <translation>Zuerst oben Modelle ankreuzen (Leertaste)</translation>
    </message>
    <message>
        <source>A comparison takes up to %1 models. Take some ticks away.</source>
        <translation>Ein Vergleich umfasst bis zu %1 Modelle. Einige abwählen.</translation>
    </message>
</context>
<context>
    <name>ui::AnswerImage</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <translation>Bild: %1</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Open image in browser: %1</source>
        <translation>Bild im Browser öffnen: %1</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>Bild wird gelesen…</translation>
    </message>
    <message>
        <source>The image cannot be shown. %1</source>
        <translation>Das Bild kann nicht angezeigt werden. %1</translation>
    </message>
    <message>
        <source>On %1, not loaded</source>
        <translation>Auf %1, nicht geladen</translation>
    </message>
    <message>
        <source>Not shown: its address leads to no picture on the web.</source>
        <translation>Nicht angezeigt: Die Adresse führt zu keinem Bild im Web.</translation>
    </message>
    <message>
        <source>Open large</source>
        <translation>Groß anzeigen</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save image…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Einen anderen Ort wählen.</translation>
    </message>
</context>
<context>
    <name>ui::AnswerState</name>
    <message>
        <source>Asking for the rest…</source>
        <translation>Der Rest wird angefragt…</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt…</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt…</translation>
    </message>
    <message>
        <source>Asking %1 instead…</source>
        <translation>Stattdessen wird %1 gefragt…</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Denkt nach…</translation>
    </message>
    <message>
        <source>Stopped: the answer is not complete.</source>
        <translation>Gestoppt: Die Antwort ist nicht vollständig.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>The program ended before the answer was complete.</source>
        <translation>Das Programm wurde beendet, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>The program ended before an answer came.</source>
        <translation>Das Programm wurde beendet, bevor eine Antwort kam.</translation>
    </message>
    <message>
        <source>The model sent an empty answer.</source>
        <translation>Das Modell hat eine leere Antwort gesendet.</translation>
    </message>
    <message>
        <source>Cut off at the model&apos;s output limit.</source>
        <translation>An der Ausgabegrenze des Modells abgeschnitten.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue this answer</source>
        <translation>Diese Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Have the model go on where the answer stops</source>
        <translation>Das Modell dort weitermachen lassen, wo die Antwort aufhört</translation>
    </message>
</context>
<context>
    <name>ui::ApiKeyDialog</name>
    <message>
        <source>Edit API key</source>
        <translation>API-Schlüssel bearbeiten</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Make key</source>
        <translation>Schlüssel erstellen</translation>
    </message>
    <message>
        <source>The key %1 stays as it is; only what it may do changes.</source>
        <translation>Der Schlüssel %1 bleibt, wie er ist; nur was er darf, ändert sich.</translation>
    </message>
    <message>
        <source>A key lets one program use the local API. Give each program its own, so that you see what it spends and can shut it out alone.</source>
        <translation>Mit einem Schlüssel kann ein Programm die lokale API nutzen. Erhält jedes Programm seinen eigenen, ist sichtbar, was es ausgibt, und es lässt sich einzeln aussperren.</translation>
    </message>
    <message>
        <source>This is the key “%1”. Copy it now: it is not kept and cannot be shown again.</source>
        <translation>Das ist der Schlüssel „%1“. Jetzt kopieren: Er wird nicht gespeichert und kann nicht noch einmal angezeigt werden.</translation>
    </message>
</context>
<context>
    <name>ui::ApiKeyForm</name>
    <message>
        <source>editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Period of the limit</source>
        <translation>Zeitraum des Limits</translation>
    </message>
    <message>
        <source>More limits and options</source>
        <translation>Weitere Limits und Optionen</translation>
    </message>
    <message>
        <source>what the program calls itself</source>
        <translation>wie das Programm sich selbst nennt</translation>
    </message>
    <message>
        <source>all models</source>
        <translation>alle Modelle</translation>
    </message>
    <message>
        <source>all providers</source>
        <translation>alle Anbieter</translation>
    </message>
    <message>
        <source>From this &amp;machine only</source>
        <translation>Nur von diesem &amp;Rechner</translation>
    </message>
    <message>
        <source>Mana&amp;gement key</source>
        <translation>&amp;Verwaltungsschlüssel</translation>
    </message>
    <message>
        <source>Name of the new key</source>
        <translation>Name des neuen Schlüssels</translation>
    </message>
    <message>
        <source>&amp;Limit in dollars</source>
        <translation>&amp;Limit in Dollar</translation>
    </message>
    <message>
        <source>P&amp;eriod</source>
        <translation>&amp;Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>E&amp;xpires</source>
        <translation>Läuft &amp;ab</translation>
    </message>
    <message>
        <source>Mem&amp;ber</source>
        <translation>Mi&amp;tglied</translation>
    </message>
    <message>
        <source>&amp;App</source>
        <translation>A&amp;pp</translation>
    </message>
    <message>
        <source>Whom the key is given to, and which program it is for. Budgets can be set for either.</source>
        <translation>Wem der Schlüssel gegeben wird und für welches Programm er ist. Für beide lassen sich Budgets setzen.</translation>
    </message>
    <message>
        <source>Mo&amp;dels</source>
        <translation>Mo&amp;delle</translation>
    </message>
    <message>
        <source>Names or patterns such as openai/* with commas between. Empty: all.</source>
        <translation>Namen oder Muster wie openai/* mit Kommas dazwischen. Leer: alle.</translation>
    </message>
    <message>
        <source>&amp;Providers</source>
        <translation>An&amp;bieter</translation>
    </message>
    <message>
        <source>Where its requests may go, with commas between. Empty: anywhere.</source>
        <translation>Wohin seine Anfragen gehen dürfen, mit Kommas dazwischen. Leer: überallhin.</translation>
    </message>
    <message>
        <source>Limits by model</source>
        <translation>Limits je Modell</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name des Schlüssels</translation>
    </message>
    <message>
        <source>Give the key a name, such as “editor”.</source>
        <translation>Dem Schlüssel einen Namen geben, etwa „Editor“.</translation>
    </message>
    <message>
        <source>There is no provider “%1”. The Catalog page has their names.</source>
        <translation>Es gibt keinen Anbieter „%1“. Die Namen stehen auf der Seite „Katalog“.</translation>
    </message>
    <message>
        <source>A management key makes and changes keys (/v1/keys) and sees what all of them spent, but cannot ask models.</source>
        <translation>Ein Verwaltungsschlüssel legt Schlüssel an, ändert sie (/v1/keys) und sieht, was alle ausgegeben haben, kann aber keine Modelle fragen.</translation>
    </message>
</context>
<context>
    <name>ui::ApiKeyTableModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Defined in</source>
        <translation>Definiert in</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>this profile</source>
        <translation>diesem Profil</translation>
    </message>
    <message>
        <source>config.json (%1)</source>
        <translation>config.json (%1)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>%1. Its secret before the last rotation works until %2.</source>
        <comment>state of a key</comment>
        <translation>%1. Sein Geheimnis vor der letzten Erneuerung gilt bis %2.</translation>
    </message>
    <message>
        <source>%1; today %2, this week %3, this month %4, in all %5</source>
        <translation>%1; heute %2, diese Woche %3, diesen Monat %4, insgesamt %5</translation>
    </message>
</context>
<context>
    <name>ui::ApiKeyWords</name>
    <message>
        <source>%1 of %2 today</source>
        <comment>spent, limit</comment>
        <translation>%1 von %2 heute</translation>
    </message>
    <message>
        <source>%1 of %2 this week</source>
        <comment>spent, limit</comment>
        <translation>%1 von %2 diese Woche</translation>
    </message>
    <message>
        <source>%1 of %2 this month</source>
        <comment>spent, limit</comment>
        <translation>%1 von %2 diesen Monat</translation>
    </message>
    <message>
        <source>limit %1 in 30 days</source>
        <translation>Limit %1 in 30 Tagen</translation>
    </message>
    <message>
        <source>%1 of %2 in all</source>
        <comment>spent, limit</comment>
        <translation>%1 von %2 insgesamt</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>of a key</comment>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>of a key</comment>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Limit reached</source>
        <comment>of a key</comment>
        <translation>Limit erreicht</translation>
    </message>
    <message>
        <source>Enabled</source>
        <comment>of a key</comment>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>%1 req/min</source>
        <translation>%1 Anfr./min</translation>
    </message>
    <message>
        <source>%1 req/day</source>
        <translation>%1 Anfr./Tag</translation>
    </message>
    <message>
        <source>%1 tok/min</source>
        <translation>%1 Token/min</translation>
    </message>
    <message>
        <source>%1 tok/day</source>
        <translation>%1 Token/Tag</translation>
    </message>
    <message>
        <source>%1 at once</source>
        <comment>requests</comment>
        <translation>%1 gleichzeitig</translation>
    </message>
    <message>
        <source>Manages keys, and does nothing else.</source>
        <translation>Verwaltet Schlüssel und tut sonst nichts.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>model, its limits</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Models: %1</source>
        <translation>Modelle: %1</translation>
    </message>
    <message>
        <source>Providers: %1</source>
        <translation>Anbieter: %1</translation>
    </message>
    <message>
        <source>From this machine only.</source>
        <translation>Nur von diesem Rechner.</translation>
    </message>
    <message>
        <source>each day</source>
        <translation>jeden Tag</translation>
    </message>
    <message>
        <source>each week</source>
        <translation>jede Woche</translation>
    </message>
    <message>
        <source>each month</source>
        <translation>jeden Monat</translation>
    </message>
    <message>
        <source>in any 30 days</source>
        <translation>innerhalb von 30 Tagen</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
</context>
<context>
    <name>ui::ApiKeysView</name>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>Noch keine Schlüssel</translation>
    </message>
    <message>
        <source>Programs need a key to use the local API. Give each one its own.</source>
        <translation>Programme brauchen einen Schlüssel, um die lokale API zu nutzen. Am besten erhält jedes seinen eigenen.</translation>
    </message>
    <message>
        <source>Make a key</source>
        <translation>Schlüssel erstellen</translation>
    </message>
    <message>
        <source>Revoke key</source>
        <translation>Schlüssel widerrufen</translation>
    </message>
    <message>
        <source>Programs that use the key “%1” are refused from now on. This cannot be undone.</source>
        <translation>Programme, die den Schlüssel „%1“ verwenden, werden ab sofort abgewiesen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Revoke this key?</source>
        <translation>Diesen Schlüssel widerrufen?</translation>
    </message>
    <message>
        <source>The key was not revoked</source>
        <translation>Der Schlüssel wurde nicht widerrufen</translation>
    </message>
    <message>
        <source>This key is defined in config.json, and is changed and taken away there.</source>
        <translation>Dieser Schlüssel ist in config.json definiert und wird dort geändert und entfernt.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit API key</source>
        <translation>API-Schlüssel bearbeiten</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>Disable API key</source>
        <translation>API-Schlüssel deaktivieren</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Erneuern</translation>
    </message>
    <message>
        <source>Rotate API key</source>
        <translation>API-Schlüssel erneuern</translation>
    </message>
    <message>
        <source>Gives the key a new secret; the old one can work on for a while</source>
        <translation>Gibt dem Schlüssel ein neues Geheimnis; das alte kann noch eine Weile gelten</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Enable API key</source>
        <translation>API-Schlüssel aktivieren</translation>
    </message>
    <message>
        <source>What the keys spent is not known. %1</source>
        <translation>Was mit den Schlüsseln ausgegeben wurde, ist nicht bekannt. %1</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentBar</name>
    <message numerus="yes">
        <source>Not attached: %1. A question can have %n attachment(s); remove some first.</source>
        <translation>
            <numerusform>Nicht angehängt: %1. Eine Frage kann höchstens %n Anhang haben; diesen zuerst entfernen.</numerusform>
            <numerusform>Nicht angehängt: %1. Eine Frage kann höchstens %n Anhänge haben; zuerst einige entfernen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AttachmentChip</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>%1, attached, %2</source>
        <comment>name of a file, its size</comment>
        <translation>%1, angehängt, %2</translation>
    </message>
    <message>
        <source>Cancel reading %1</source>
        <translation>Lesen von %1 abbrechen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <comment>an attached file</comment>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Enter shows it, Delete removes it.</source>
        <translation>Eingabe zeigt den Anhang an, Entf entfernt ihn.</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentChips</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentPreview</name>
    <message>
        <source>It goes to the models as it is.</source>
        <translation>Die Datei geht unverändert an die Modelle.</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <comment>name of a file</comment>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>This kind of picture cannot be shown here. It goes to the models as it is all the same.</source>
        <translation>Bilder dieser Art können hier nicht angezeigt werden. An die Modelle geht es trotzdem unverändert.</translation>
    </message>
    <message>
        <source>Text of %1</source>
        <comment>name of a file</comment>
        <translation>Text von %1</translation>
    </message>
    <message>
        <source>These are the first lines. All of it goes to the models.</source>
        <translation>Das sind die ersten Zeilen. An die Modelle geht alles.</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentReader</name>
    <message>
        <source>“%1” is not there any more. Choose it again where it is now.</source>
        <translation>„%1“ ist nicht mehr vorhanden. Die Datei an ihrem neuen Ort auswählen.</translation>
    </message>
    <message>
        <source>“%1” is a folder. Attach the files in it instead.</source>
        <translation>„%1“ ist ein Ordner. Stattdessen die Dateien darin anhängen.</translation>
    </message>
    <message>
        <source>“%1” is not a file that can be read to its end.</source>
        <translation>„%1“ ist keine Datei, die sich bis zum Ende lesen lässt.</translation>
    </message>
    <message>
        <source>“%1” has more than the %2 that can be attached. Attach a part of it.</source>
        <translation>„%1“ ist größer als die %2, die angehängt werden können. Einen Teil davon anhängen.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2. Check who may open it.</source>
        <translation>„%1“ ist nicht lesbar: %2. Prüfen, wer die Datei öffnen darf.</translation>
    </message>
    <message>
        <source>“%1” could not be read to its end: %2. Try again.</source>
        <translation>„%1“ konnte nicht bis zum Ende gelesen werden: %2. Erneut versuchen.</translation>
    </message>
    <message>
        <source>“%1” is empty. There is nothing to attach.</source>
        <translation>„%1“ ist leer. Es gibt nichts anzuhängen.</translation>
    </message>
    <message>
        <source>“%1” could not be converted to PNG. Save it as PNG and try again.</source>
        <translation>„%1“ konnte nicht in PNG umgewandelt werden. Als PNG speichern und erneut versuchen.</translation>
    </message>
    <message>
        <source>“%1” was made smaller, from %2 × %3 to %4 × %5 pixels.</source>
        <translation>„%1“ wurde verkleinert, von %2 × %3 auf %4 × %5 Pixel.</translation>
    </message>
    <message>
        <source>“%1” was saved as JPEG to make it smaller.</source>
        <translation>„%1“ wurde als JPEG gespeichert, um die Datei zu verkleinern.</translation>
    </message>
    <message>
        <source>“%1” cannot be opened as a picture: %2. It may be damaged or too large; save it again, smaller.</source>
        <translation>„%1“ lässt sich nicht als Bild öffnen: %2. Vielleicht ist es beschädigt oder zu groß; es noch einmal und kleiner speichern.</translation>
    </message>
    <message>
        <source>“%1” has more text than the %2 that can be attached. Attach a part of it.</source>
        <translation>„%1“ enthält mehr Text als die %2, die angehängt werden können. Einen Teil davon anhängen.</translation>
    </message>
    <message>
        <source>“%1” is not a picture, a PDF or text. Convert it to one of these first.</source>
        <translation>„%1“ ist weder Bild noch PDF noch Text. Zuerst in eines davon umwandeln.</translation>
    </message>
    <message>
        <source>Pasted image</source>
        <translation>Eingefügtes Bild</translation>
    </message>
</context>
<context>
    <name>ui::AttemptWords</name>
    <message>
        <source>%1 at %2</source>
        <comment>a model, its provider</comment>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1 In its own words: “%2”</source>
        <translation>%1 Im Wortlaut: „%2“</translation>
    </message>
    <message>
        <source>answered in %1, the first byte after %2</source>
        <translation>hat in %1 geantwortet, erstes Byte nach %2</translation>
    </message>
    <message>
        <source>answered in %1</source>
        <translation>hat in %1 geantwortet</translation>
    </message>
    <message>
        <source>not waited for, after %1</source>
        <translation>nach %1 nicht länger abgewartet</translation>
    </message>
    <message>
        <source>failed after %1 with status %2</source>
        <translation>nach %1 mit Status %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>failed after %1</source>
        <translation>nach %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>did not answer</source>
        <translation>hat nicht geantwortet</translation>
    </message>
    <message>
        <source>is being asked</source>
        <translation>wird gefragt</translation>
    </message>
    <message>
        <source>is answering</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>hat geantwortet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>you stopped it</source>
        <translation>von Ihnen gestoppt</translation>
    </message>
    <message>
        <source>the program ended meanwhile</source>
        <translation>das Programm wurde inzwischen beendet</translation>
    </message>
    <message>
        <source>A provider is being chosen.</source>
        <translation>Ein Anbieter wird ausgewählt.</translation>
    </message>
    <message>
        <source>Nobody was asked. %1</source>
        <translation>Niemand wurde gefragt. %1</translation>
    </message>
    <message>
        <source>It is not known who was asked.</source>
        <translation>Wer gefragt wurde, ist nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) asked so far.</source>
        <translation>
            <numerusform>Bisher %n Anbieter gefragt.</numerusform>
            <numerusform>Bisher %n Anbieter gefragt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody answered. Asked: %n.</source>
        <translation>
            <numerusform>Niemand hat geantwortet. Gefragt: %n.</numerusform>
            <numerusform>Niemand hat geantwortet. Gefragt: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was asked first and is answering.</source>
        <translation>%1 wurde zuerst gefragt und antwortet.</translation>
    </message>
    <message>
        <source>%1 was asked first and answered.</source>
        <translation>%1 wurde zuerst gefragt und hat geantwortet.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>attempt number, of how many</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 is answering, attempt %2.</source>
        <translation>%1 antwortet, Versuch %2.</translation>
    </message>
    <message>
        <source>%1 answered, attempt %2.</source>
        <translation>%1 hat geantwortet, Versuch %2.</translation>
    </message>
</context>
<context>
    <name>ui::AttemptsPopup</name>
    <message>
        <source>Request and response…</source>
        <translation>Anfrage und Antwort…</translation>
    </message>
    <message>
        <source>Who was asked</source>
        <translation>Wer gefragt wurde</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Attempt %1: %2, %3</source>
        <translation>Versuch %1, %2: %3</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>Sent differently: %1</source>
        <translation>Anders gesendet: %1</translation>
    </message>
</context>
<context>
    <name>ui::BalanceList</name>
    <message>
        <source>%1 – %2: %3</source>
        <comment>provider, key, what came</comment>
        <translation>%1 – %2: %3</translation>
    </message>
    <message>
        <source>No balance is known yet.</source>
        <translation>Noch ist kein Guthaben bekannt.</translation>
    </message>
    <message>
        <source>%1 %2 used</source>
        <comment>amount and currency</comment>
        <translation>%1 %2 verbraucht</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>amount and currency</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 übrig</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 verbraucht</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>Limit %1</translation>
    </message>
    <message>
        <source>asked %1</source>
        <comment>date and time</comment>
        <translation>abgefragt %1</translation>
    </message>
</context>
<context>
    <name>ui::BudgetDialog</name>
    <message>
        <source>Add budget</source>
        <translation>Budget hinzufügen</translation>
    </message>
    <message>
        <source>Edit budget</source>
        <translation>Budget bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save budget</source>
        <translation>Budget speichern</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>a day, from midnight</source>
        <translation>pro Tag, ab Mitternacht</translation>
    </message>
    <message>
        <source>a week, from Monday</source>
        <translation>pro Woche, ab Montag</translation>
    </message>
    <message>
        <source>a month, from the first</source>
        <translation>pro Monat, ab dem Ersten</translation>
    </message>
    <message>
        <source>in so many days</source>
        <translation>innerhalb so vieler Tage</translation>
    </message>
    <message>
        <source>in all, for ever</source>
        <translation>insgesamt, für immer</translation>
    </message>
    <message>
        <source>Number of days</source>
        <translation>Anzahl der Tage</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Count the simulator&apos;s play money instead</source>
        <translation>Stattdessen das Spielgeld des Simulators zählen</translation>
    </message>
    <message>
        <source>Let models of unknown price through</source>
        <translation>Modelle mit unbekanntem Preis durchlassen</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Only tell me</source>
        <translation>Nur melden</translation>
    </message>
    <message>
        <source>Refuse requests</source>
        <translation>Anfragen abweisen</translation>
    </message>
    <message>
        <source>Ask a cheaper model instead</source>
        <translation>Stattdessen ein günstigeres Modell fragen</translation>
    </message>
    <message>
        <source>Cheaper model or set</source>
        <translation>Günstigeres Modell oder Modellgruppe</translation>
    </message>
    <message>
        <source>Model or set/NAME</source>
        <translation>Modell oder set/NAME</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Limit in dollars</source>
        <translation>&amp;Limit in Dollar</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>At the limit</source>
        <translation>Am Limit</translation>
    </message>
    <message>
        <source>percent of the limit</source>
        <translation>Prozent des Limits</translation>
    </message>
    <message>
        <source>&amp;Tell me at</source>
        <translation>&amp;Melden bei</translation>
    </message>
    <message>
        <source>For trying budgets out: simulated answers fill it, real ones do not.</source>
        <translation>Zum Ausprobieren von Budgets: Simulierte Antworten füllen es, echte nicht.</translation>
    </message>
    <message>
        <source>What they turn out to cost is counted all the same, and may come to more than what is left.</source>
        <translation>Was sie am Ende kosten, wird trotzdem gezählt und kann mehr sein als der Rest.</translation>
    </message>
    <message>
        <source>Besides</source>
        <translation>Außerdem</translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <translation>
            <numerusform> Tag</numerusform>
            <numerusform> Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill in the limit to see what the budget will do.</source>
        <translation>Das Limit ausfüllen, um zu sehen, was das Budget tun wird.</translation>
    </message>
</context>
<context>
    <name>ui::BudgetDraft</name>
    <message>
        <source>Give the budget a name.</source>
        <translation>Dem Budget einen Namen geben.</translation>
    </message>
    <message>
        <source>There is a budget “%1” already. Choose another name.</source>
        <translation>Es gibt bereits ein Budget „%1“. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Say how much may be spent.</source>
        <translation>Angeben, wie viel ausgegeben werden darf.</translation>
    </message>
    <message>
        <source>“%1” is no amount of dollars. Write it like %2.</source>
        <translation>„%1“ ist kein Betrag in Dollar. So schreiben: %2.</translation>
    </message>
    <message>
        <source>A condition says nothing yet. Choose a value for it, or remove it.</source>
        <translation>Eine Bedingung sagt noch nichts aus. Einen Wert für sie wählen oder sie entfernen.</translation>
    </message>
    <message>
        <source>Say which model or set is asked instead.</source>
        <translation>Angeben, welches Modell oder welche Modellgruppe stattdessen gefragt wird.</translation>
    </message>
    <message>
        <source>The percentages must be whole numbers from 1 to 100, such as 50, 80, 100.</source>
        <translation>Die Prozentwerte müssen ganze Zahlen von 1 bis 100 sein, etwa 50, 80, 100.</translation>
    </message>
</context>
<context>
    <name>ui::BudgetNotices</name>
    <message>
        <source>The budget “%1” is spent</source>
        <translation>Das Budget „%1“ ist aufgebraucht</translation>
    </message>
    <message>
        <source>%1% of the budget “%2” is spent</source>
        <translation>%1&#xa0;% des Budgets „%2“ sind ausgegeben</translation>
    </message>
    <message>
        <source>%1 of %2 spent.</source>
        <translation>%1 von %2 ausgegeben.</translation>
    </message>
    <message>
        <source>It starts again %1.</source>
        <comment>today at 18:00</comment>
        <translation>Das Budget beginnt %1 neu.</translation>
    </message>
    <message>
        <source>Open Budgets</source>
        <translation>Zu den Budgets</translation>
    </message>
</context>
<context>
    <name>ui::BudgetTableModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>At the limit</source>
        <translation>Am Limit</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>play money</source>
        <translation>Spielgeld</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>%1, %2 of the limit</source>
        <comment>amount, percentage</comment>
        <translation>%1, %2 des Limits</translation>
    </message>
    <message>
        <source>%1, %2 of the limit, and %3 set aside for requests under way</source>
        <comment>amount, percentage, amount</comment>
        <translation>%1, %2 des Limits, und %3 für laufende Anfragen zurückgelegt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a text, more about it</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ui::BudgetWords</name>
    <message>
        <source>%1%</source>
        <comment>percentage</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>The limit is %1 a day, counted from midnight.</source>
        <translation>Das Limit ist %1 pro Tag, gezählt ab Mitternacht.</translation>
    </message>
    <message>
        <source>The limit is %1 a week, counted from Monday.</source>
        <translation>Das Limit ist %1 pro Woche, gezählt ab Montag.</translation>
    </message>
    <message>
        <source>The limit is %1 a month, counted from the first.</source>
        <translation>Das Limit ist %1 pro Monat, gezählt ab dem Ersten.</translation>
    </message>
    <message numerus="yes">
        <source>The limit is %1 in any %n day(s).</source>
        <translation>
            <numerusform>Das Limit ist %1 innerhalb von jeweils %n Tag.</numerusform>
            <numerusform>Das Limit ist %1 innerhalb von jeweils %n Tagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The limit is %1 in all; it never starts again.</source>
        <translation>Das Limit ist %1 insgesamt; es beginnt nie neu.</translation>
    </message>
    <message>
        <source>Beyond it you are told, and nothing is held up.</source>
        <translation>Darüber hinaus gibt es eine Meldung, und nichts wird aufgehalten.</translation>
    </message>
    <message>
        <source>A request that may cost more than what is left is refused.</source>
        <translation>Eine Anfrage, die mehr kosten kann, als übrig ist, wird abgewiesen.</translation>
    </message>
    <message>
        <source>A request that may cost more than what is left goes to a cheaper model.</source>
        <translation>Eine Anfrage, die mehr kosten kann, als übrig ist, geht an ein günstigeres Modell.</translation>
    </message>
    <message>
        <source>A request that may cost more than what is left goes to %1.</source>
        <translation>Eine Anfrage, die mehr kosten kann, als übrig ist, geht an %1.</translation>
    </message>
    <message>
        <source>Models of unknown price are let through.</source>
        <translation>Modelle mit unbekanntem Preis werden durchgelassen.</translation>
    </message>
    <message>
        <source>So is one whose price is unknown.</source>
        <translation>Ebenso eine mit unbekanntem Preis.</translation>
    </message>
    <message>
        <source>So does one whose price is unknown.</source>
        <translation>Auch eine mit unbekanntem Preis geht dorthin.</translation>
    </message>
    <message>
        <source>&lt;1%</source>
        <comment>less than one percent</comment>
        <translation>&lt;1&#xa0;%</translation>
    </message>
    <message>
        <source>member %1</source>
        <translation>Mitglied %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>app %1</source>
        <translation>App %1</translation>
    </message>
    <message>
        <source>provider %1</source>
        <translation>Anbieter %1</translation>
    </message>
    <message>
        <source>provider key %1</source>
        <translation>Anbieterschlüssel %1</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>pro Tag</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>pro Woche</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>pro Monat</translation>
    </message>
    <message numerus="yes">
        <source>in any %n day(s)</source>
        <translation>
            <numerusform>innerhalb von %n Tag</numerusform>
            <numerusform>innerhalb von %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>heute um %1</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>morgen um %1</translation>
    </message>
    <message>
        <source>on %1 at %2</source>
        <comment>day of the week, time</comment>
        <translation>am %1 um %2</translation>
    </message>
    <message>
        <source>on %1 at %2</source>
        <comment>date, time</comment>
        <translation>am %1 um %2</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>format of a day and a month</comment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>what is older no longer counts</source>
        <translation>Älteres zählt nicht mehr</translation>
    </message>
    <message>
        <source>never starts again</source>
        <translation>beginnt nie neu</translation>
    </message>
    <message>
        <source>starts again %1</source>
        <comment>today at 18:00</comment>
        <translation>beginnt %1 neu</translation>
    </message>
    <message>
        <source>Only tells</source>
        <translation>Meldet nur</translation>
    </message>
    <message>
        <source>Refuses requests</source>
        <translation>Weist Anfragen ab</translation>
    </message>
    <message>
        <source>Asks %1 instead</source>
        <translation>Fragt stattdessen %1</translation>
    </message>
    <message>
        <source>tells nothing before</source>
        <translation>vorher keine Meldung</translation>
    </message>
    <message>
        <source>tells at %1</source>
        <comment>percentages</comment>
        <translation>Meldung bei %1</translation>
    </message>
    <message>
        <source>You are told, and every request goes through.</source>
        <translation>Es gibt eine Meldung, und jede Anfrage geht durch.</translation>
    </message>
    <message>
        <source>What a request may cost at most is set aside before it is sent; where that is more than what is left, it is refused. An answer under way is never cut off.</source>
        <translation>Was eine Anfrage höchstens kosten kann, wird zurückgelegt, bevor sie gesendet wird; ist das mehr, als übrig ist, wird sie abgewiesen. Eine laufende Antwort wird nie abgebrochen.</translation>
    </message>
    <message>
        <source>Such a request goes to the model or set below, and is told so.</source>
        <translation>Eine solche Anfrage geht an das Modell oder die Modellgruppe unten und wird darauf hingewiesen.</translation>
    </message>
    <message>
        <source>Nothing is held up.</source>
        <translation>Nichts wird aufgehalten.</translation>
    </message>
    <message>
        <source>Requests that cost anything are refused now.</source>
        <translation>Anfragen, die etwas kosten, werden jetzt abgewiesen.</translation>
    </message>
    <message>
        <source>When it is spent, requests are refused.</source>
        <translation>Ist das Budget aufgebraucht, werden Anfragen abgewiesen.</translation>
    </message>
    <message>
        <source>Requests go to the cheaper model now.</source>
        <translation>Anfragen gehen jetzt an das günstigere Modell.</translation>
    </message>
    <message>
        <source>When it is spent, requests go to the cheaper model.</source>
        <translation>Ist das Budget aufgebraucht, gehen Anfragen an das günstigere Modell.</translation>
    </message>
    <message>
        <source>Switched off, it does nothing.</source>
        <translation>Ausgeschaltet tut es nichts.</translation>
    </message>
    <message>
        <source>Counts every request.</source>
        <translation>Zählt jede Anfrage.</translation>
    </message>
    <message>
        <source>Counts only requests with %1.</source>
        <comment>key editor and model anthropic/*</comment>
        <translation>Zählt nur Anfragen mit %1.</translation>
    </message>
    <message>
        <source>Only the simulator&apos;s play money counts; real requests are never held up.</source>
        <translation>Nur das Spielgeld des Simulators zählt; echte Anfragen werden nie aufgehalten.</translation>
    </message>
    <message>
        <source>Only what costs nothing fits into it.</source>
        <translation>Nur was nichts kostet, passt hinein.</translation>
    </message>
    <message>
        <source>You are told nothing before.</source>
        <translation>Vorher gibt es keine Meldung.</translation>
    </message>
    <message>
        <source>You are told at %1, once each.</source>
        <comment>percentages</comment>
        <translation>Eine Meldung gibt es bei %1, jeweils einmal.</translation>
    </message>
</context>
<context>
    <name>ui::BudgetsPage</name>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>What may be spent, on what, and what happens when it is.</source>
        <translation>Was ausgegeben werden darf, wofür, und was danach geschieht.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit budget</source>
        <translation>Budget bearbeiten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove budget</source>
        <translation>Budget entfernen</translation>
    </message>
    <message>
        <source>Add budget</source>
        <translation>Budget hinzufügen</translation>
    </message>
    <message>
        <source>Enter edits a budget, Space switches it on or off, Delete removes it</source>
        <translation>Eingabe bearbeitet ein Budget, Leertaste schaltet es ein oder aus, Entf entfernt es</translation>
    </message>
    <message>
        <source>The budget was not saved</source>
        <translation>Das Budget wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>What the budget “%1” holds back now is let through from then on. What was spent stays in the history.</source>
        <translation>Was das Budget „%1“ jetzt zurückhält, wird danach durchgelassen. Was ausgegeben wurde, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>Remove this budget?</source>
        <translation>Dieses Budget entfernen?</translation>
    </message>
    <message>
        <source>The budget was not removed</source>
        <translation>Das Budget wurde nicht entfernt</translation>
    </message>
</context>
<context>
    <name>ui::BudgetsStart</name>
    <message>
        <source>No budgets yet</source>
        <translation>Noch keine Budgets</translation>
    </message>
    <message>
        <source>A budget makes sure that a runaway script, an expensive model or a lost key costs no more than you allow. It can count everything, or only a key, a program, a provider or a model; and it can refuse requests, send them to a cheaper model, or only tell you.</source>
        <translation>Ein Budget sorgt dafür, dass ein außer Kontrolle geratenes Skript, ein teures Modell oder ein verlorener Schlüssel nicht mehr kostet als erlaubt. Es kann alles zählen oder nur einen Schlüssel, ein Programm, einen Anbieter oder ein Modell; und es kann Anfragen abweisen, sie an ein günstigeres Modell leiten oder nur melden.</translation>
    </message>
    <message>
        <source>At most %1 a month</source>
        <translation>Höchstens %1 pro Monat</translation>
    </message>
    <message>
        <source>Everything counts. What does not fit any more is refused.</source>
        <translation>Alles zählt. Was nicht mehr hineinpasst, wird abgewiesen.</translation>
    </message>
    <message>
        <source>Tell me about days over %1</source>
        <translation>Tage über %1 melden</translation>
    </message>
    <message>
        <source>Everything counts, and nothing is held up.</source>
        <translation>Alles zählt, und nichts wird aufgehalten.</translation>
    </message>
</context>
<context>
    <name>ui::CandidateTableModel</name>
    <message>
        <source>%1 simulated</source>
        <comment>an amount of money</comment>
        <translation>%1 simuliert</translation>
    </message>
    <message>
        <source>#</source>
        <comment>number in a list</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Estimated cost</source>
        <translation>Geschätzte Kosten</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a provider, its address</comment>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a model, why it is asked</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>For an answer of %n token(s), unless the request sets a limit. At most %1.</source>
        <translation>
            <numerusform>Für eine Antwort von %n Token, sofern die Anfrage keine Grenze setzt. Höchstens %1.</numerusform>
            <numerusform>Für eine Antwort von %n Token, sofern die Anfrage keine Grenze setzt. Höchstens %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CatalogChanges</name>
    <message>
        <source>%1 %2 → %3</source>
        <comment>name of the price, old price, new price</comment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>in</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>out</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>cache write</source>
        <translation>Cache-Schreiben</translation>
    </message>
    <message>
        <source>other prices changed</source>
        <translation>andere Preise geändert</translation>
    </message>
    <message>
        <source>Came into the catalog</source>
        <translation>Neu im Katalog</translation>
    </message>
    <message>
        <source>Left the catalog</source>
        <translation>Nicht mehr im Katalog</translation>
    </message>
    <message>
        <source>%1: new, in %2, out %3</source>
        <translation>%1: neu, Eingabe %2, Ausgabe %3</translation>
    </message>
    <message>
        <source>%1: no longer offers it</source>
        <translation>%1: bietet es nicht mehr an</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>endpoint, what changed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what changed, who says so</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ui::CatalogDesk</name>
    <message>
        <source>Asking OpenRouter…</source>
        <translation>OpenRouter wird gefragt…</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>Der Anbieter wird gefragt…</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>Schlagwörter von %1</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Your own words for this model, parted by commas.</source>
        <translation>Eigene Wörter für dieses Modell, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Diese Ansicht speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Search, filters and order are kept. A view of the same name is replaced.</source>
        <translation>Suche, Filter und Reihenfolge bleiben erhalten. Eine Ansicht mit demselben Namen wird ersetzt.</translation>
    </message>
    <message>
        <source>The model is still there</source>
        <translation>Das Modell ist noch da</translation>
    </message>
    <message>
        <source>Remove the model?</source>
        <translation>Modell entfernen?</translation>
    </message>
    <message>
        <source>%1 at %2 leaves your configuration. What was asked of it stays in the history.</source>
        <translation>%1 bei %2 wird aus Ihrer Konfiguration entfernt. Was es gefragt wurde, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ui::CatalogPage</name>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>No model fits</source>
        <translation>Kein passendes Modell</translation>
    </message>
    <message>
        <source>None of the models has all of that. Take a word or a filter away.</source>
        <translation>Kein Modell erfüllt alle Bedingungen. Ein Wort oder einen Filter entfernen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n model(s)</source>
        <translation>
            <numerusform>%1 von %n Modell</numerusform>
            <numerusform>%1 von %n Modellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy model id</source>
        <translation>Modell-ID kopieren</translation>
    </message>
    <message>
        <source>Remove from comparison</source>
        <translation>Aus dem Vergleich entfernen</translation>
    </message>
    <message>
        <source>Add to comparison</source>
        <translation>Zum Vergleich hinzufügen</translation>
    </message>
    <message>
        <source>Compare only this model</source>
        <translation>Nur dieses Modell vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>No model is called that. %n have a name like it.</source>
        <translation>
            <numerusform>Kein Modell heißt so. %n hat einen ähnlichen Namen.</numerusform>
            <numerusform>Kein Modell heißt so. %n haben einen ähnlichen Namen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the model&apos;s page</source>
        <translation>Seite des Modells öffnen</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Aus den Favoriten entfernen</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Zu den Favoriten hinzufügen</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter…</translation>
    </message>
    <message>
        <source>Show in the catalog again</source>
        <translation>Wieder im Katalog anzeigen</translation>
    </message>
    <message>
        <source>Hide from the catalog</source>
        <translation>Im Katalog ausblenden</translation>
    </message>
    <message>
        <source>Only models of %1</source>
        <translation>Nur Modelle von %1</translation>
    </message>
</context>
<context>
    <name>ui::CatalogToolbar</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation>Filter ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>Search models by name, id or author</source>
        <translation>Modelle nach Name, ID oder Autor suchen</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Saved views, and the link to this one</source>
        <translation>Gespeicherte Ansichten und der Link zu dieser</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Choose the columns of the table</source>
        <translation>Spalten der Tabelle wählen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Updates of the catalog, local models, models of your own</source>
        <translation>Katalogaktualisierungen, lokale Modelle, eigene Modelle</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Details einblenden</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Compare selected</source>
        <translation>Auswahl vergleichen</translation>
    </message>
    <message>
        <source>Catalog updates…</source>
        <translation>Katalogaktualisierungen…</translation>
    </message>
    <message>
        <source>Find local models…</source>
        <translation>Lokale Modelle suchen…</translation>
    </message>
    <message>
        <source>Add a model of your own…</source>
        <translation>Eigenes Modell hinzufügen…</translation>
    </message>
    <message>
        <source>Show hidden models</source>
        <translation>Ausgeblendete Modelle anzeigen</translation>
    </message>
    <message>
        <source>Compare selected (%1)</source>
        <translation>Auswahl vergleichen (%1)</translation>
    </message>
    <message>
        <source>Opens the selected models side by side (Ctrl+Enter)</source>
        <translation>Öffnet die ausgewählten Modelle nebeneinander (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Tick up to %1 models in the table first (Space)</source>
        <translation>Zuerst bis zu %1 Modelle in der Tabelle ankreuzen (Leertaste)</translation>
    </message>
    <message>
        <source>A comparison takes up to %1 models; %2 are ticked. Take some away.</source>
        <translation>Ein Vergleich umfasst bis zu %1 Modelle; %2 sind angekreuzt. Einige abwählen.</translation>
    </message>
    <message>
        <source>Shows what the selected models differ in</source>
        <translation>Zeigt, worin sich die ausgewählten Modelle unterscheiden</translation>
    </message>
    <message>
        <source>Tick 2 to %1 models in the table first (Space)</source>
        <translation>Zuerst 2 bis %1 Modelle in der Tabelle ankreuzen (Leertaste)</translation>
    </message>
</context>
<context>
    <name>ui::ChangeTableModel</name>
    <message>
        <source>in</source>
        <comment>price of the prompt</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>out</source>
        <comment>price of the answer</comment>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>cached</source>
        <comment>price of cached tokens</comment>
        <translation>Cache</translation>
    </message>
    <message>
        <source>cache write</source>
        <translation>Cache-Schreiben</translation>
    </message>
    <message>
        <source>cache write, 1 h</source>
        <translation>Cache-Schreiben, 1 h</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Denkschritte</translation>
    </message>
    <message>
        <source>audio in</source>
        <translation>Audioeingabe</translation>
    </message>
    <message>
        <source>audio out</source>
        <translation>Audioausgabe</translation>
    </message>
    <message>
        <source>image tokens out</source>
        <translation>Ausgabe von Bild-Token</translation>
    </message>
    <message>
        <source>per image</source>
        <translation>pro Bild</translation>
    </message>
    <message>
        <source>per request</source>
        <translation>pro Anfrage</translation>
    </message>
    <message>
        <source>per search</source>
        <translation>pro Suche</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>Neues Modell</translation>
    </message>
    <message>
        <source>Model retired</source>
        <translation>Modell abgeschaltet</translation>
    </message>
    <message>
        <source>New provider</source>
        <translation>Neuer Anbieter</translation>
    </message>
    <message>
        <source>Provider gone</source>
        <translation>Anbieter weggefallen</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <comment>in $3 → $2.50</comment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>in $3</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between prices</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Prices are for a million tokens</source>
        <translation>Preise gelten für eine Million Token</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>Vorher → nachher</translation>
    </message>
    <message>
        <source>On last month</source>
        <translation>Im letzten Monat</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>provider, which of its offers</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>What this change of a price would have meant for your requests of the last 30 days</source>
        <translation>Was diese Preisänderung für Ihre Anfragen der letzten 30 Tage bedeutet hätte</translation>
    </message>
</context>
<context>
    <name>ui::ChangesView</name>
    <message>
        <source>Endpoint of the price chart</source>
        <translation>Endpunkt des Preisdiagramms</translation>
    </message>
    <message>
        <source>%1   It retires</source>
        <comment>day, what happens</comment>
        <translation>%1   Abschaltung</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>day, what changed</comment>
        <translation>%1   %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>und %n frühere</numerusform>
            <numerusform>und %n frühere</numerusform>
        </translation>
    </message>
    <message>
        <source>No change has been seen yet. New prices and providers will stand here once a refresh of the catalog brings them.</source>
        <translation>Bisher wurde keine Änderung bemerkt. Neue Preise und Anbieter erscheinen hier, sobald eine Aktualisierung des Katalogs sie bringt.</translation>
    </message>
    <message>
        <source>%1   Released</source>
        <comment>day, what happened</comment>
        <translation>%1   Veröffentlicht</translation>
    </message>
</context>
<context>
    <name>ui::ChatColumn</name>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Neu erzeugen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop this answer</source>
        <translation>Diese Antwort stoppen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this column</source>
        <translation>Diese Spalte entfernen</translation>
    </message>
    <message>
        <source>Change model %1</source>
        <translation>Modell %1 wechseln</translation>
    </message>
    <message>
        <source>%1
%2
Click to choose another model</source>
        <translation>%1
%2
Klicken, um ein anderes Modell zu wählen</translation>
    </message>
    <message>
        <source>All columns continue from here.</source>
        <translation>Alle Spalten fahren ab hier fort.</translation>
    </message>
    <message>
        <source>Takes part</source>
        <translation>Nimmt teil</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More about this column</source>
        <translation>Mehr zu dieser Spalte</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Continue with this conversation in every column</source>
        <translation>In allen Spalten mit diesem Gespräch fortfahren</translation>
    </message>
    <message>
        <source>Ask this model again; the answer so far stays as a variant</source>
        <translation>Dieses Modell noch einmal fragen; die bisherige Antwort bleibt als Variante</translation>
    </message>
    <message>
        <source>Who answered, and why</source>
        <translation>Wer geantwortet hat und warum</translation>
    </message>
    <message>
        <source>Who was asked, and why</source>
        <translation>Wer gefragt wurde und warum</translation>
    </message>
    <message>
        <source>Show all columns</source>
        <translation>Alle Spalten anzeigen</translation>
    </message>
    <message>
        <source>Maximise</source>
        <translation>Maximieren</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Find in this column</source>
        <translation>In dieser Spalte suchen</translation>
    </message>
    <message>
        <source>Copy the conversation</source>
        <translation>Gespräch kopieren</translation>
    </message>
    <message>
        <source>Expand %1</source>
        <translation>%1 ausklappen</translation>
    </message>
    <message>
        <source>Show %1 again</source>
        <translation>%1 wieder anzeigen</translation>
    </message>
    <message>
        <source>%1
Click to change parameters, provider and context</source>
        <translation>%1
Klicken, um Parameter, Anbieter und Kontext zu ändern</translation>
    </message>
    <message>
        <source>Gets every prompt. Click to leave this column out.</source>
        <translation>Erhält jeden Prompt. Klicken, um diese Spalte auszulassen.</translation>
    </message>
    <message>
        <source>Left out. Click to send prompts to this column again.</source>
        <translation>Ausgelassen. Klicken, um dieser Spalte wieder Prompts zu senden.</translation>
    </message>
    <message>
        <source>Waits until the columns before it are done.</source>
        <translation>Wartet, bis die Spalten davor fertig sind.</translation>
    </message>
    <message>
        <source>Another provider had to help out. Click for the reason.</source>
        <translation>Ein anderer Anbieter musste einspringen. Klicken, um den Grund zu sehen.</translation>
    </message>
</context>
<context>
    <name>ui::ChatModels</name>
    <message>
        <source>This model is not in the catalog.</source>
        <translation>Dieses Modell ist nicht im Katalog.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a model, its provider</comment>
        <translation>%1 bei %2</translation>
    </message>
</context>
<context>
    <name>ui::ChoiceCard</name>
    <message>
        <source>Price-weighted</source>
        <translation>Nach Preis gewichtet</translation>
    </message>
    <message>
        <source>Mostly the cheapest: at half the price an endpoint is drawn four times as often. Those that have just failed come last.</source>
        <translation>Meist der günstigste: Bei halbem Preis wird ein Endpunkt viermal so oft gezogen. Wer gerade ausgefallen ist, kommt zuletzt.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Weighs price, speed and failures as your own traffic shows them, and gives every good endpoint a share.</source>
        <translation>Wägt Preis, Tempo und Ausfälle ab, wie die eigenen Anfragen sie zeigen, und gibt jedem guten Endpunkt einen Anteil.</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortierung</translation>
    </message>
    <message>
        <source>By strategy</source>
        <translation>Nach Strategie</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Tool quality</source>
        <translation>Werkzeugqualität</translation>
    </message>
    <message>
        <source>Anything but “By strategy” goes before the strategy</source>
        <translation>Alles außer „Nach Strategie“ geht der Strategie vor</translation>
    </message>
    <message>
        <source>Several keys of one provider</source>
        <translation>Mehrere Schlüssel eines Anbieters</translation>
    </message>
    <message>
        <source>By weight</source>
        <translation>Nach Gewicht</translation>
    </message>
    <message>
        <source>Round-robin</source>
        <translation>Reihum</translation>
    </message>
    <message>
        <source>Least loaded</source>
        <translation>Am wenigsten belastet</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Asked where a request names no model</source>
        <translation>Wird gefragt, wenn eine Anfrage kein Modell nennt</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>Standardmodell</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
</context>
<context>
    <name>ui::ClientSnippets</name>
    <message>
        <source>YOUR_KEY</source>
        <translation>IHR_SCHLUESSEL</translation>
    </message>
</context>
<context>
    <name>ui::ColumnChooser</name>
    <message>
        <source>Usual columns</source>
        <translation>Übliche Spalten</translation>
    </message>
</context>
<context>
    <name>ui::ColumnSummary</name>
    <message>
        <source>Any provider</source>
        <translation>Beliebiger Anbieter</translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>a provider</comment>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>frequency penalty</source>
        <translation>Häufigkeitsstrafe</translation>
    </message>
    <message>
        <source>presence penalty</source>
        <translation>Präsenzstrafe</translation>
    </message>
    <message>
        <source>repetition penalty</source>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message numerus="yes">
        <source>%n stop word(s)</source>
        <translation>
            <numerusform>%n Stoppwort</numerusform>
            <numerusform>%n Stoppwörter</numerusform>
        </translation>
    </message>
    <message>
        <source>at most %L1 tokens</source>
        <translation>höchstens %L1 Token</translation>
    </message>
    <message>
        <source>reasoning %1</source>
        <comment>an effort such as high</comment>
        <translation>Denkaufwand %1</translation>
    </message>
    <message numerus="yes">
        <source>last %n turn(s)</source>
        <translation>
            <numerusform>letzte %n Runde</numerusform>
            <numerusform>letzte %n Runden</numerusform>
        </translation>
    </message>
    <message>
        <source>system prompt</source>
        <translation>System-Prompt</translation>
    </message>
</context>
<context>
    <name>ui::ColumnsView</name>
    <message>
        <source>Send only to this column</source>
        <translation>Nur an diese Spalte senden</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links verschieben</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts verschieben</translation>
    </message>
    <message>
        <source>Start this one over</source>
        <translation>Diese Spalte neu beginnen</translation>
    </message>
    <message>
        <source>Continue here from</source>
        <translation>Gespräch übernehmen von</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
    <message>
        <source>Undo removing the column</source>
        <translation>Entfernen der Spalte rückgängig machen</translation>
    </message>
</context>
<context>
    <name>ui::ComparePage</name>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>New temporary conversation</source>
        <translation>Neues temporäres Gespräch</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <translation>Gespräche ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Write a prompt</source>
        <translation>Prompt schreiben</translation>
    </message>
    <message>
        <source>Stop all answers</source>
        <translation>Alle Antworten stoppen</translation>
    </message>
    <message>
        <source>Go to the first column, the second, …</source>
        <translation>Zur ersten Spalte wechseln, zur zweiten, …</translation>
    </message>
    <message>
        <source>Pick the first column, the second, …</source>
        <translation>Erste Spalte wählen, zweite, …</translation>
    </message>
    <message>
        <source>The conversation cannot be opened</source>
        <translation>Das Gespräch kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Cannot see images: %1</source>
        <comment>names of models</comment>
        <translation>Können keine Bilder sehen: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
</context>
<context>
    <name>ui::CompareToolbar</name>
    <message>
        <source>temporary</source>
        <translation>temporär</translation>
    </message>
    <message>
        <source>Send to all</source>
        <translation>An alle senden</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Show conversations</source>
        <translation>Gespräche anzeigen</translation>
    </message>
    <message>
        <source>Show or hide the list of conversations (Ctrl+B)</source>
        <translation>Liste der Gespräche ein- oder ausblenden (Strg+B)</translation>
    </message>
    <message>
        <source>Nothing of this conversation is kept.</source>
        <translation>Von diesem Gespräch wird nichts gespeichert.</translation>
    </message>
    <message>
        <source>What this conversation cost so far, without play money</source>
        <translation>Bisherige Kosten dieses Gesprächs, ohne Spielgeld</translation>
    </message>
    <message>
        <source>Let every column take part again</source>
        <translation>Alle Spalten wieder teilnehmen lassen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Begin a new conversation with the same columns (Ctrl+N)</source>
        <translation>Neues Gespräch mit denselben Spalten beginnen (Strg+N)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n model(s)</source>
        <translation>
            <numerusform>%1 von %n Modell</numerusform>
            <numerusform>%1 von %n Modellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ComparisonTableModel</name>
    <message>
        <source>≠ %1</source>
        <comment>an attribute that differs</comment>
        <translation>≠ %1</translation>
    </message>
    <message>
        <source>%1: differs</source>
        <translation>%1: unterschiedlich</translation>
    </message>
    <message>
        <source>%1: the same</source>
        <translation>%1: gleich</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 (best)</source>
        <translation>%1 (am besten)</translation>
    </message>
</context>
<context>
    <name>ui::ComparisonView</name>
    <message>
        <source>Nothing to compare</source>
        <translation>Nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Tick two to eight models in the list of models first.</source>
        <translation>Zuerst in der Modellliste zwei bis acht Modelle ankreuzen.</translation>
    </message>
    <message>
        <source>Back to the models</source>
        <translation>Zurück zu den Modellen</translation>
    </message>
    <message>
        <source>≠ marks what differs; bold is what is best where that is a fact: cheaper, longer, faster. Prices are of the cheapest endpoint.</source>
        <translation>≠ kennzeichnet Unterschiede; fett ist das Beste, wo es sich messen lässt: günstiger, länger, schneller. Die Preise sind die des günstigsten Endpunkts.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>To the list of models (Alt+Left, Esc)</source>
        <translation>Zur Modellliste (Alt+Links, Esc)</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Compare in chat</source>
        <translation>Im Chat vergleichen</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Comparison of models</source>
        <translation>Modellvergleich</translation>
    </message>
    <message numerus="yes">
        <source>Comparison of %n model(s)</source>
        <translation>
            <numerusform>Vergleich von %n Modell</numerusform>
            <numerusform>Vergleich von %n Modellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Takes %1 out of the comparison</source>
        <translation>Nimmt %1 aus dem Vergleich</translation>
    </message>
    <message>
        <source>Open this model</source>
        <translation>Dieses Modell öffnen</translation>
    </message>
    <message>
        <source>Remove this column</source>
        <translation>Diese Spalte entfernen</translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Image or file…</source>
        <translation>Bild oder Datei…</translation>
    </message>
    <message>
        <source>From clipboard</source>
        <translation>Aus der Zwischenablage</translation>
    </message>
    <message>
        <source>Prompt library</source>
        <translation>Prompt-Bibliothek</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alle stoppen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>The prompts could not be saved</source>
        <translation>Die Prompts konnten nicht gespeichert werden</translation>
    </message>
    <message numerus="yes">
        <source>Ask %n model(s)…</source>
        <translation>
            <numerusform>%n Modell fragen…</numerusform>
            <numerusform>%n Modelle fragen…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask %1 of %n model(s)…</source>
        <translation>
            <numerusform>%1 von %n Modell fragen…</numerusform>
            <numerusform>%1 von %n Modellen fragen…</numerusform>
        </translation>
    </message>
    <message>
        <source>A system prompt is set.</source>
        <translation>Ein System-Prompt ist gesetzt.</translation>
    </message>
    <message>
        <source>Reading the attachments…</source>
        <translation>Anhänge werden gelesen…</translation>
    </message>
    <message>
        <source>Enter sends · Shift+Enter adds a line · ↑ earlier prompts · / library</source>
        <translation>Eingabe sendet · Umschalt+Eingabe fügt eine Zeile ein · ↑ frühere Prompts · / Bibliothek</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>The clipboard has no picture, file or text. Copy one first.</source>
        <translation>Die Zwischenablage enthält weder Bild noch Datei noch Text. Zuerst etwas davon kopieren.</translation>
    </message>
    <message>
        <source>You pasted %L1 characters.</source>
        <translation>%L1 Zeichen eingefügt.</translation>
    </message>
    <message>
        <source>Attach as a file</source>
        <translation>Als Datei anhängen</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Eingefügter Text</translation>
    </message>
    <message>
        <source>Drop to attach</source>
        <translation>Zum Anhängen ablegen</translation>
    </message>
</context>
<context>
    <name>ui::ComposerNotice</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weitere</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>ui::ConversationActions</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Aus dem Archiv holen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Neuer Ordner…</translation>
    </message>
    <message>
        <source>Move to a new folder</source>
        <translation>In neuen Ordner verschieben</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>Name des Ordners</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Tags of “%1”</source>
        <translation>Schlagwörter von „%1“</translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n conversation(s)</source>
        <translation>
            <numerusform>Schlagwörter von %n Gespräch</numerusform>
            <numerusform>Schlagwörter von %n Gesprächen</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Your own words, parted by commas.</source>
        <translation>Eigene Wörter, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>ui::ConversationDelegate</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
</context>
<context>
    <name>ui::ConversationFilter</name>
    <message>
        <source>Which conversations</source>
        <translation>Welche Gespräche</translation>
    </message>
    <message>
        <source>Which conversations the list shows</source>
        <translation>Welche Gespräche die Liste zeigt</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>Alle Gespräche</translation>
    </message>
    <message>
        <source>Archived (%1)</source>
        <translation>Archiviert (%1)</translation>
    </message>
</context>
<context>
    <name>ui::ConversationListModel</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>still answering</source>
        <translation>antwortet noch</translation>
    </message>
    <message>
        <source>open</source>
        <translation>geöffnet</translation>
    </message>
</context>
<context>
    <name>ui::ConversationWords</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month and year</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationsPanel</name>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>New conversation (%1)</source>
        <translation>Neues Gespräch (%1)</translation>
    </message>
    <message>
        <source>New temporary conversation</source>
        <translation>Neues temporäres Gespräch</translation>
    </message>
    <message>
        <source>New temporary conversation: nothing of it is stored (%1)</source>
        <translation>Neues temporäres Gespräch: Nichts davon wird gespeichert (%1)</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>The conversations cannot be shown</source>
        <translation>Die Gespräche können nicht angezeigt werden</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No conversation has all of these words.</source>
        <translation>Kein Gespräch enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>The archive is empty</source>
        <translation>Das Archiv ist leer</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Nichts vorhanden</translation>
    </message>
    <message>
        <source>No conversation is in this group.</source>
        <translation>In dieser Gruppe ist kein Gespräch.</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Noch keine Gespräche</translation>
    </message>
    <message>
        <source>What you ask is kept here, on this computer only.</source>
        <translation>Fragen und Antworten werden hier gespeichert, nur auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>Nichts wurde gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) deleted.</source>
        <translation>
            <numerusform>%n Gespräch gelöscht.</numerusform>
            <numerusform>%n Gespräche gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo deleting conversations</source>
        <translation>Löschen der Gespräche rückgängig machen</translation>
    </message>
    <message>
        <source>The conversations could not be brought back</source>
        <translation>Die Gespräche konnten nicht wiederhergestellt werden</translation>
    </message>
</context>
<context>
    <name>ui::CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>ui::CostPreview</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %Ln token(s)</source>
        <translation>
            <numerusform>≈ %Ln Token</numerusform>
            <numerusform>≈ %Ln Token</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 simulated</source>
        <comment>an amount of money</comment>
        <translation>%1 simuliert</translation>
    </message>
    <message numerus="yes">
        <source>about %1 for %n answer(s)</source>
        <translation>
            <numerusform>etwa %1 für %n Antwort</numerusform>
            <numerusform>etwa %1 für %n Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>± %1 % on average</source>
        <translation>± %1 % im Mittel</translation>
    </message>
    <message>
        <source>Costs are for answers of %L1 tokens.</source>
        <translation>Kosten gelten für Antworten von %L1 Token.</translation>
    </message>
    <message>
        <source>Expected cost</source>
        <translation>Erwartete Kosten</translation>
    </message>
</context>
<context>
    <name>ui::CountEdit</name>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>%1: write a whole number from %2 to %3, or nothing.</source>
        <comment>name of a field</comment>
        <translation>%1: eine ganze Zahl von %2 bis %3 schreiben oder nichts.</translation>
    </message>
</context>
<context>
    <name>ui::DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Include simulated</source>
        <translation>Simulierte einbeziehen</translation>
    </message>
    <message>
        <source>Include &amp;simulated</source>
        <translation>&amp;Simulierte einbeziehen</translation>
    </message>
    <message>
        <source>Requests to the built-in simulator cost no real money and are left out otherwise</source>
        <translation>Anfragen an den eingebauten Simulator kosten kein echtes Geld und werden sonst ausgelassen</translation>
    </message>
    <message>
        <source>Days shown</source>
        <translation>Angezeigte Tage</translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>Letzte %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Most used model</source>
        <translation>Meistgenutztes Modell</translation>
    </message>
    <message>
        <source>Spend per day by model</source>
        <translation>Ausgaben pro Tag nach Modell</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle anzeigen</translation>
    </message>
    <message>
        <source>Spend as table</source>
        <translation>Ausgaben als Tabelle</translation>
    </message>
    <message>
        <source>Last requests</source>
        <translation>Letzte Anfragen</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <source>Each question that you ask, here or through the local API, is listed with its tokens and its cost.</source>
        <translation>Jede Frage, ob hier oder über die lokale API gestellt, wird mit ihren Token und Kosten aufgeführt.</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 Eingabe, %2 Ausgabe</translation>
    </message>
    <message>
        <source>No requests in these days</source>
        <translation>Keine Anfragen in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Ask something under Compare, or switch the local API on under Proxy.</source>
        <translation>Unter „Vergleich“ etwas fragen oder unter „Proxy“ die lokale API einschalten.</translation>
    </message>
    <message>
        <source>Requests to the simulator are left out, as they cost no real money.</source>
        <translation>Anfragen an den Simulator werden ausgelassen, da sie kein echtes Geld kosten.</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Als Diagramm anzeigen</translation>
    </message>
</context>
<context>
    <name>ui::EndpointTableModel</name>
    <message>
        <source>may train on prompts</source>
        <translation>Training mit Prompts möglich</translation>
    </message>
    <message>
        <source>no training</source>
        <translation>kein Training</translation>
    </message>
    <message>
        <source>prompts not kept</source>
        <translation>Prompts nicht aufbewahrt</translation>
    </message>
    <message numerus="yes">
        <source>kept for %n day(s)</source>
        <translation>
            <numerusform>%n Tag lang aufbewahrt</numerusform>
            <numerusform>%n Tage lang aufbewahrt</numerusform>
        </translation>
    </message>
    <message>
        <source>prompts kept</source>
        <translation>Prompts aufbewahrt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>In/M</source>
        <translation>Eingabe/M</translation>
    </message>
    <message>
        <source>Out/M</source>
        <translation>Ausgabe/M</translation>
    </message>
    <message>
        <source>Cached/M</source>
        <translation>Cache/M</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Max output</source>
        <translation>Max. Ausgabe</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>%1: sent as “%2”</source>
        <translation>%1: gesendet als „%2“</translation>
    </message>
    <message>
        <source>%1 (as listed by %2)</source>
        <translation>%1 (laut %2)</translation>
    </message>
    <message>
        <source>This offer cannot be called with a key of your own</source>
        <translation>Dieses Angebot kann nicht mit einem eigenen Schlüssel aufgerufen werden</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>deprecated, ends %1</source>
        <translation>veraltet, endet %1</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>in Betrieb</translation>
    </message>
    <message>
        <source>with your key</source>
        <translation>mit eigenem Schlüssel</translation>
    </message>
    <message>
        <source>only via aggregator</source>
        <translation>nur über Aggregator</translation>
    </message>
</context>
<context>
    <name>ui::EnvironmentDialog</name>
    <message>
        <source>Import from environment</source>
        <translation>Aus der Umgebung importieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>These variables of the environment hold keys of providers. Only their names are kept; the keys are read from there each time Switchyard starts.</source>
        <translation>Diese Umgebungsvariablen enthalten Schlüssel von Anbietern. Nur ihre Namen werden gespeichert; die Schlüssel werden bei jedem Start von Switchyard von dort gelesen.</translation>
    </message>
    <message>
        <source>Variables with keys</source>
        <translation>Variablen mit Schlüsseln</translation>
    </message>
    <message>
        <source>No variable holds a key. Switchyard sees the variables that were set where it was started; set them there, and start it again.</source>
        <translation>Keine Variable enthält einen Schlüssel. Switchyard sieht die Variablen, die dort gesetzt waren, wo es gestartet wurde; sie dort setzen und Switchyard neu starten.</translation>
    </message>
    <message numerus="yes">
        <source>Import %n key(s)</source>
        <translation>
            <numerusform>%n Schlüssel importieren</numerusform>
            <numerusform>%n Schlüssel importieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EnvironmentTableModel</name>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Gesendet an</translation>
    </message>
    <message>
        <source>Used already</source>
        <translation>Bereits verwendet</translation>
    </message>
    <message>
        <source>no</source>
        <comment>not used yet</comment>
        <translation>nein</translation>
    </message>
    <message>
        <source>as key “%1”</source>
        <translation>als Schlüssel „%1“</translation>
    </message>
</context>
<context>
    <name>ui::ExclusionTableModel</name>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>ui::ExpiryField</name>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n Tag</numerusform>
            <numerusform>in %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>at the end of a day</source>
        <translation>am Ende eines Tages</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
</context>
<context>
    <name>ui::ExplainView</name>
    <message>
        <source>Ask for any model</source>
        <translation>Ein beliebiges Modell eingeben</translation>
    </message>
    <message>
        <source>By its id, with a suffix such as :floor or :nitro, by set/NAME, @preset/NAME or switchyard/auto. You see who would be asked, in which order and at what cost, and why the others would not. Nothing is sent.</source>
        <translation>Mit seiner Kennung, mit einer Endung wie :floor oder :nitro, als set/NAME, @preset/NAME oder switchyard/auto. Zu sehen ist, wer in welcher Reihenfolge und zu welchen Kosten gefragt würde und warum die anderen nicht. Gesendet wird nichts.</translation>
    </message>
    <message>
        <source>the default model</source>
        <translation>das Standardmodell</translation>
    </message>
    <message>
        <source>optional; its length counts for cost and context</source>
        <translation>freiwillig; die Länge zählt für Kosten und Kontext</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>A dry run: nothing is sent</source>
        <translation>Ein Probelauf: Gesendet wird nichts</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Example prompt</source>
        <translation>Beispielprompt</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s), tried in this order until one answers</source>
        <translation>
            <numerusform>%n Kandidat, gefragt, bis er antwortet</numerusform>
            <numerusform>%n Kandidaten, in dieser Reihenfolge gefragt, bis einer antwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n excluded</source>
        <translation>
            <numerusform>%n ausgeschlossen</numerusform>
            <numerusform>%n ausgeschlossen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FacetList</name>
    <message>
        <source>Search in %1</source>
        <translation>Suchen in %1</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger anzeigen</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Alle %1 anzeigen</translation>
    </message>
</context>
<context>
    <name>ui::FacetListModel</name>
    <message numerus="yes">
        <source>%1, %n model(s)</source>
        <translation>
            <numerusform>%1, %n Modell</numerusform>
            <numerusform>%1, %n Modelle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FacetPanel</name>
    <message>
        <source>free only</source>
        <translation>nur kostenlose</translation>
    </message>
    <message>
        <source>up to %1 per million tokens</source>
        <translation>bis %1 pro Million Token</translation>
    </message>
    <message>
        <source>from %1 tokens</source>
        <translation>ab %1 Token</translation>
    </message>
    <message>
        <source>any price</source>
        <translation>beliebiger Preis</translation>
    </message>
    <message>
        <source>any length</source>
        <translation>beliebige Länge</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>Abilities</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Highest price</source>
        <translation>Höchster Preis</translation>
    </message>
    <message>
        <source>Price of what</source>
        <translation>Preis wofür</translation>
    </message>
    <message>
        <source>Blended</source>
        <translation>Mischpreis</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source> : 1</source>
        <translation> : 1</translation>
    </message>
    <message>
        <source>Prompt tokens for each token of the answer</source>
        <translation>Prompt-Token je Token der Antwort</translation>
    </message>
    <message>
        <source>Prompt to answer</source>
        <translation>Prompt zu Antwort</translation>
    </message>
    <message>
        <source>Shortest context</source>
        <translation>Kürzester Kontext</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Beliebiger Zeitpunkt</translation>
    </message>
    <message numerus="yes">
        <source>In the last %n month(s)</source>
        <translation>
            <numerusform>Vor höchstens %n Monat</numerusform>
            <numerusform>Vor höchstens %n Monaten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FacetWords</name>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprachausgabe</translation>
    </message>
    <message>
        <source>Transcription</source>
        <translation>Transkription</translation>
    </message>
    <message>
        <source>Reranking</source>
        <translation>Reranking</translation>
    </message>
    <message>
        <source>Moderation</source>
        <translation>Moderation</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Rankings</source>
        <translation>Rangfolgen</translation>
    </message>
    <message>
        <source>European Union</source>
        <translation>Europäische Union</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>Art: %1</translation>
    </message>
    <message>
        <source>Reads: %1</source>
        <translation>Liest: %1</translation>
    </message>
    <message>
        <source>Answers with: %1</source>
        <translation>Antwortet mit: %1</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Schlagwort: %1</translation>
    </message>
    <message>
        <source>Context from %1</source>
        <translation>Kontext ab %1</translation>
    </message>
    <message>
        <source>Prompt up to %1/M</source>
        <translation>Prompt bis %1/M</translation>
    </message>
    <message>
        <source>Answer up to %1/M</source>
        <translation>Antwort bis %1/M</translation>
    </message>
    <message>
        <source>Blended up to %1/M</source>
        <translation>Mischpreis bis %1/M</translation>
    </message>
    <message numerus="yes">
        <source>Released in the last %n day(s)</source>
        <translation>
            <numerusform>Vor höchstens %n Tag veröffentlicht</numerusform>
            <numerusform>Vor höchstens %n Tagen veröffentlicht</numerusform>
        </translation>
    </message>
    <message>
        <source>Hidden ones</source>
        <translation>Ausgeblendete</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Kind of model</source>
        <translation>Art des Modells</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Answers with</source>
        <translation>Antwortet mit</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Denkschritte</translation>
    </message>
    <message>
        <source>Structured output</source>
        <translation>Strukturierte Ausgabe</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>Offene Gewichte</translation>
    </message>
    <message>
        <source>Zero retention</source>
        <translation>Ohne Aufbewahrung</translation>
    </message>
    <message>
        <source>No training on prompts</source>
        <translation>Kein Training mit Prompts</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Kostenlos</translation>
    </message>
    <message>
        <source>I have a key</source>
        <translation>Schlüssel vorhanden</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Can call tools</source>
        <translation>Kann Werkzeuge aufrufen</translation>
    </message>
    <message>
        <source>Reasons before it answers</source>
        <translation>Denkt vor der Antwort nach</translation>
    </message>
    <message>
        <source>Answers by a JSON schema</source>
        <translation>Antwortet nach einem JSON-Schema</translation>
    </message>
    <message>
        <source>The weights are published</source>
        <translation>Die Gewichte sind veröffentlicht</translation>
    </message>
    <message>
        <source>A provider that does not keep prompts, as far as is listed</source>
        <translation>Ein Anbieter, der laut Katalog keine Prompts aufbewahrt</translation>
    </message>
    <message>
        <source>A provider that does not train on prompts, as far as is listed</source>
        <translation>Ein Anbieter, der laut Katalog nicht mit Prompts trainiert</translation>
    </message>
    <message>
        <source>Costs nothing at one provider at least</source>
        <translation>Kostet bei mindestens einem Anbieter nichts</translation>
    </message>
    <message>
        <source>A provider for which a key is set, or that needs none</source>
        <translation>Ein Anbieter, für den ein Schlüssel hinterlegt ist oder der keinen braucht</translation>
    </message>
    <message>
        <source>Served by a program of your own</source>
        <translation>Von einem eigenen Programm bereitgestellt</translation>
    </message>
    <message>
        <source>The models that answered you last</source>
        <translation>Die Modelle, die Ihnen zuletzt geantwortet haben</translation>
    </message>
    <message>
        <source>Not: %1</source>
        <translation>Nicht: %1</translation>
    </message>
</context>
<context>
    <name>ui::Figures</name>
    <message>
        <source>TTFT %1</source>
        <comment>time to first token</comment>
        <translation>TTFT %1</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <comment>an estimate</comment>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>fallback</source>
        <translation>ausgewichen</translation>
    </message>
    <message>
        <source>%1 simulated</source>
        <comment>an amount of money</comment>
        <translation>%1 simuliert</translation>
    </message>
    <message>
        <source>Simulated: no money was spent.</source>
        <translation>Simuliert: Es wurde kein Geld ausgegeben.</translation>
    </message>
    <message>
        <source>Cost unknown: no price or no token counts.</source>
        <translation>Kosten unbekannt: kein Preis oder keine Token-Zahlen.</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt token(s)</source>
        <translation>
            <numerusform>%n Prompt-Token</numerusform>
            <numerusform>%n Prompt-Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them from the cache</source>
        <translation>
            <numerusform>davon %n aus dem Cache</numerusform>
            <numerusform>davon %n aus dem Cache</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer token(s)</source>
        <translation>
            <numerusform>%n Antwort-Token</numerusform>
            <numerusform>%n Antwort-Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them reasoning</source>
        <translation>
            <numerusform>davon %n für Denkschritte</numerusform>
            <numerusform>davon %n für Denkschritte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>Attempt %1, %2: %3</source>
        <translation>Versuch %1, %2: %3</translation>
    </message>
    <message>
        <source>%1 saved by the provider&apos;s prompt cache</source>
        <translation>%1 durch den Prompt-Cache des Anbieters gespart</translation>
    </message>
    <message>
        <source>By the catalog&apos;s prices it would be %1.</source>
        <translation>Nach den Preisen des Katalogs wären es %1.</translation>
    </message>
    <message>
        <source>%L1 in</source>
        <comment>tokens of the prompt</comment>
        <translation>%L1 Eingabe</translation>
    </message>
    <message>
        <source> (%L1 cached)</source>
        <comment>tokens</comment>
        <translation> (%L1 aus dem Cache)</translation>
    </message>
    <message>
        <source>%L1 out</source>
        <comment>tokens of the answer</comment>
        <translation>%L1 Ausgabe</translation>
    </message>
    <message>
        <source> (%L1 reasoning)</source>
        <comment>tokens</comment>
        <translation> (%L1 für Denkschritte)</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <translation>In diesem Gespräch suchen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Close search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>ui::Format</name>
    <message>
        <source>$%1</source>
        <comment>an amount of US dollars</comment>
        <translation>%1&#xa0;$</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>%1K</source>
        <comment>thousands of tokens</comment>
        <translation>%1K</translation>
    </message>
    <message>
        <source>%1M</source>
        <comment>millions of tokens</comment>
        <translation>%1M</translation>
    </message>
    <message>
        <source>%1B</source>
        <comment>billions of tokens</comment>
        <translation>%1&#xa0;Mrd.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 Token/s</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date and time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImageDecoder</name>
    <message>
        <source>It is of a kind that is not shown here.</source>
        <translation>Diese Art von Bild wird hier nicht angezeigt.</translation>
    </message>
    <message>
        <source>It is larger than 20 MB.</source>
        <translation>Es ist größer als 20&#xa0;MB.</translation>
    </message>
    <message>
        <source>It is no PNG, JPEG, GIF or WebP picture, though it says so.</source>
        <translation>Es ist kein PNG-, JPEG-, GIF- oder WebP-Bild, obwohl es sich so nennt.</translation>
    </message>
    <message>
        <source>It has more than 50 million pixels.</source>
        <translation>Es hat mehr als 50 Millionen Pixel.</translation>
    </message>
    <message>
        <source>It is damaged or of a kind that cannot be read here (%1).</source>
        <translation>Es ist beschädigt oder von einer Art, die hier nicht gelesen werden kann (%1).</translation>
    </message>
</context>
<context>
    <name>ui::InfoDialogs</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Version %1. Every language model behind one interface, on your own keys.</source>
        <translation>Version %1. Alle Sprachmodelle hinter einer Oberfläche, mit eigenen Schlüsseln.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später, ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>With work of others</source>
        <translation>Mit Werken anderer</translation>
    </message>
    <message>
        <source>Model catalog</source>
        <translation>Modellkatalog</translation>
    </message>
    <message>
        <source>Figures as of %1, from &lt;a href=&quot;https://models.dev&quot;&gt;models.dev&lt;/a&gt; (MIT), &lt;a href=&quot;https://github.com/BerriAI/litellm&quot;&gt;litellm&lt;/a&gt; (MIT) and OpenRouter&apos;s public lists.</source>
        <translation>Zahlen mit Stand %1, aus &lt;a href=&quot;https://models.dev&quot;&gt;models.dev&lt;/a&gt; (MIT), &lt;a href=&quot;https://github.com/BerriAI/litellm&quot;&gt;litellm&lt;/a&gt; (MIT) und den öffentlichen Listen von OpenRouter.</translation>
    </message>
    <message>
        <source>About Switchyard</source>
        <translation>Über Switchyard</translation>
    </message>
    <message>
        <source>Qt %1 (LGPL 3; Qt Charts GPL 3) · QtKeychain (BSD) · cmark-gfm (BSD) · SQLite (public domain)&lt;br&gt;Fonts: Inter, Noto Sans Mono and STIX Math (SIL Open Font License 1.1)&lt;br&gt;Icons: Lucide (ISC, parts MIT)</source>
        <translation>Qt %1 (LGPL 3; Qt Charts GPL 3) · QtKeychain (BSD) · cmark-gfm (BSD) · SQLite (gemeinfrei)&lt;br&gt;Schriften: Inter, Noto Sans Mono und STIX Math (SIL Open Font License 1.1)&lt;br&gt;Symbole: Lucide (ISC, teils MIT)</translation>
    </message>
</context>
<context>
    <name>ui::InspectorAttempts</name>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Status %1</source>
        <comment>of HTTP</comment>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>nicht abgewartet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Attempt %1, %2, %3</source>
        <comment>number, provider, outcome</comment>
        <translation>Versuch %1, %2: %3</translation>
    </message>
</context>
<context>
    <name>ui::InspectorDialog</name>
    <message>
        <source>Request and response</source>
        <translation>Anfrage und Antwort</translation>
    </message>
    <message>
        <source>Attempts and what went over the wire</source>
        <translation>Versuche und was dabei übertragen wurde</translation>
    </message>
    <message>
        <source>Keys and other secrets stand as •••. They were taken out before anything was kept.</source>
        <translation>Schlüssel und andere Geheimnisse erscheinen als •••. Sie wurden vor dem Speichern entfernt.</translation>
    </message>
    <message>
        <source>Result of saving</source>
        <translation>Ergebnis des Speicherns</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>What is shown of the attempt</source>
        <translation>Was vom Versuch angezeigt wird</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>As curl</source>
        <translation>Als curl</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>Wie gesendet</translation>
    </message>
    <message>
        <source>Every letter as it went over the wire, instead of laid out to be read</source>
        <translation>Zeichen für Zeichen wie übertragen, statt lesbar formatiert</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Gefundene Stellen</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing was kept</source>
        <translation>Nichts wurde gespeichert</translation>
    </message>
    <message>
        <source>Requests and responses are kept only where that is switched on, and not with answers from before. Ask again to see them.</source>
        <translation>Anfragen und Antworten werden nur gespeichert, wenn das eingeschaltet ist, und nicht für frühere Antworten. Noch einmal fragen, um sie zu sehen.</translation>
    </message>
    <message>
        <source>Not there yet</source>
        <translation>Noch nicht da</translation>
    </message>
    <message>
        <source>The answer is still on its way. What was sent and received is shown here when it is over.</source>
        <translation>Die Antwort ist noch unterwegs. Was gesendet und empfangen wurde, erscheint hier, sobald sie fertig ist.</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Nichts wurde gesendet</translation>
    </message>
    <message>
        <source>The answer was stopped before its end, so what went over the wire was not handed over.</source>
        <translation>Die Antwort wurde vorzeitig gestoppt; daher liegt nicht vor, was übertragen wurde.</translation>
    </message>
    <message>
        <source>The body goes on: only its first %1 were kept.</source>
        <translation>Der Inhalt geht weiter: Nur die ersten %1 wurden gespeichert.</translation>
    </message>
    <message>
        <source>No answer came</source>
        <translation>Es kam keine Antwort</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the body</source>
        <translation>Inhalt speichern</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Einen anderen Ordner wählen.</translation>
    </message>
</context>
<context>
    <name>ui::InspectorSummary</name>
    <message>
        <source>%1 simulated</source>
        <comment>an amount of money</comment>
        <translation>%1 simuliert</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <comment>an estimate</comment>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>Why this endpoint</source>
        <translation>Warum dieser Endpunkt</translation>
    </message>
    <message>
        <source>Chosen because</source>
        <translation>Grund der Wahl</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>all sent as asked</source>
        <translation>alle wie verlangt gesendet</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Connected after</source>
        <translation>Verbunden nach</translation>
    </message>
    <message>
        <source>First byte after</source>
        <translation>Erstes Byte nach</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>The whole answer</source>
        <translation>Die ganze Antwort</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Beantwortet von</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>model, provider</comment>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>Erstes Token nach</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Ended with</source>
        <translation>Beendet mit</translation>
    </message>
    <message>
        <source>%1 (the provider says %2)</source>
        <comment>why an answer ended, in our and in its words</comment>
        <translation>%1 (laut Anbieter %2)</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>… from the cache</source>
        <translation>… aus dem Cache</translation>
    </message>
    <message>
        <source>… written to it</source>
        <translation>… in den Cache geschrieben</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>… of reasoning</source>
        <translation>… für Denkschritte</translation>
    </message>
    <message>
        <source>Web searches</source>
        <translation>Websuchen</translation>
    </message>
    <message>
        <source>Service tier</source>
        <translation>Dienststufe</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>By the catalog&apos;s prices</source>
        <translation>Nach den Preisen des Katalogs</translation>
    </message>
    <message>
        <source>Saved by the cache</source>
        <translation>Durch den Cache gespart</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
</context>
<context>
    <name>ui::KeyDialog</name>
    <message>
        <source>Add key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name des Schlüssels</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <source>System key store</source>
        <translation>Schlüsselspeicher des Systems</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>Nur diese Sitzung</translation>
    </message>
    <message>
        <source>Environment variable or file</source>
        <translation>Umgebungsvariable oder Datei</translation>
    </message>
    <message>
        <source>&amp;Provider</source>
        <translation>&amp;Anbieter</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Kept in</source>
        <translation>A&amp;blage</translation>
    </message>
    <message>
        <source>How to get a key: %1</source>
        <translation>So erhält man einen Schlüssel: %1</translation>
    </message>
    <message>
        <source>This provider&apos;s address has to be set in config.json first (base_url).</source>
        <translation>Die Adresse dieses Anbieters muss zuerst in config.json gesetzt werden (base_url).</translation>
    </message>
    <message>
        <source>The key is sent to %1 and nowhere else.</source>
        <translation>Der Schlüssel wird an %1 gesendet und sonst nirgendwohin.</translation>
    </message>
    <message>
        <source>Encrypted by the system, and unlocked when you log in.</source>
        <translation>Vom System verschlüsselt und bei der Anmeldung entsperrt.</translation>
    </message>
    <message>
        <source>Kept in memory, and forgotten when Switchyard closes.</source>
        <translation>Nur im Arbeitsspeicher gehalten und beim Beenden von Switchyard vergessen.</translation>
    </message>
    <message>
        <source>Only the name of the variable or the path of the file is kept; the key is read from there.</source>
        <translation>Nur der Name der Variablen oder der Pfad der Datei wird gespeichert; der Schlüssel wird von dort gelesen.</translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation>&amp;Referenz</translation>
    </message>
    <message>
        <source>Ke&amp;y</source>
        <translation>&amp;Schlüssel</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Schlüssel hier einfügen</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>Schlüssel verbergen</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Schlüssel anzeigen</translation>
    </message>
    <message>
        <source>Choose a provider</source>
        <translation>Anbieter wählen</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>&amp;Region</translation>
    </message>
    <message>
        <source>An API key, or ACCESS_KEY_ID:SECRET_ACCESS_KEY. It goes to the region above.</source>
        <translation>Ein API-Schlüssel oder ACCESS_KEY_ID:SECRET_ACCESS_KEY. Er geht an die Region oben.</translation>
    </message>
</context>
<context>
    <name>ui::KeyLimitsFields</name>
    <message>
        <source>Requests per minute</source>
        <translation>Anfragen pro Minute</translation>
    </message>
    <message>
        <source>Requests per day</source>
        <translation>Anfragen pro Tag</translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation>Token pro Minute</translation>
    </message>
    <message>
        <source>Tokens per day</source>
        <translation>Token pro Tag</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>Gleichzeitige Anfragen</translation>
    </message>
</context>
<context>
    <name>ui::KeyRules</name>
    <message>
        <source>Choose the provider that the key belongs to.</source>
        <translation>Den Anbieter wählen, zu dem der Schlüssel gehört.</translation>
    </message>
    <message>
        <source>Give the key a name, such as “work”.</source>
        <translation>Dem Schlüssel einen Namen geben, etwa „Arbeit“.</translation>
    </message>
    <message>
        <source>A name may have letters, digits, “-”, “_” and “.” only.</source>
        <translation>Ein Name darf nur Buchstaben, Ziffern, „-“, „_“ und „.“ enthalten.</translation>
    </message>
    <message>
        <source>There is a key “%1” of this provider already. Choose another name.</source>
        <translation>Es gibt bereits einen Schlüssel „%1“ dieses Anbieters. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Write env:NAME for an environment variable, or file:PATH for a file that holds the key.</source>
        <translation>env:NAME für eine Umgebungsvariable schreiben oder file:PATH für eine Datei, die den Schlüssel enthält.</translation>
    </message>
    <message>
        <source>Paste the key.</source>
        <translation>Den Schlüssel einfügen.</translation>
    </message>
    <message>
        <source>This looks like a reference and not like a key. Choose “Environment variable or file” for it.</source>
        <translation>Das sieht wie eine Referenz aus und nicht wie ein Schlüssel. Dafür „Umgebungsvariable oder Datei“ wählen.</translation>
    </message>
    <message>
        <source>System key store</source>
        <translation>Schlüsselspeicher des Systems</translation>
    </message>
    <message>
        <source>Variable %1</source>
        <translation>Variable %1</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>Datei %1</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>Nur diese Sitzung</translation>
    </message>
    <message>
        <source>Enter the region that the key is for, such as us-east-1.</source>
        <translation>Geben Sie die Region an, für die der Schlüssel gilt, etwa us-east-1.</translation>
    </message>
    <message>
        <source>A region may have letters, digits and “-” only.</source>
        <translation>Eine Region darf nur Buchstaben, Ziffern und „-“ enthalten.</translation>
    </message>
</context>
<context>
    <name>ui::KeySecretView</name>
    <message>
        <source>New key&apos;s secret</source>
        <translation>Geheimnis des neuen Schlüssels</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
</context>
<context>
    <name>ui::KeySettingsDialog</name>
    <message>
        <source>Edit key</source>
        <translation>Schlüssel bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Use this key</source>
        <translation>Diesen &amp;Schlüssel verwenden</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Diesen Schlüssel verwenden</translation>
    </message>
    <message>
        <source>all models</source>
        <translation>alle Modelle</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>provider, name of its key</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Kept in: %1</source>
        <comment>where a key is</comment>
        <translation>Ablage: %1</translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation>&amp;Priorität</translation>
    </message>
    <message>
        <source>&amp;Weight</source>
        <translation>&amp;Gewicht</translation>
    </message>
    <message>
        <source>Of several keys, those with the lowest priority number are tried first. Keys of the same priority share the requests by weight.</source>
        <translation>Von mehreren Schlüsseln werden die mit der niedrigsten Prioritätszahl zuerst versucht. Schlüssel gleicher Priorität teilen sich die Anfragen nach Gewicht.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>&amp;Dollars per month</source>
        <translation>&amp;Dollar pro Monat</translation>
    </message>
    <message>
        <source>Spent this month: %1.</source>
        <translation>Diesen Monat ausgegeben: %1.</translation>
    </message>
    <message>
        <source>&amp;Free requests per day</source>
        <translation>&amp;Kostenlose Anfragen pro Tag</translation>
    </message>
    <message>
        <source>How many requests to models with “:free” the provider grants this account; 50 unless you have bought credit.</source>
        <translation>Wie viele Anfragen an Modelle mit „:free“ der Anbieter diesem Konto gewährt; 50, sofern kein Guthaben gekauft wurde.</translation>
    </message>
    <message>
        <source>Where it is used</source>
        <translation>Wo er verwendet wird</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;Modelle</translation>
    </message>
    <message>
        <source>Names or patterns such as openai/* with commas between. Empty: all.</source>
        <translation>Namen oder Muster wie openai/* mit Kommas dazwischen. Leer: alle.</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>&amp;Hosts</translation>
    </message>
    <message>
        <source>The key is never sent to any other host, whatever address the configuration has and wherever a provider redirects to. *.example.com stands for all hosts below example.com. Empty: the provider&apos;s own.</source>
        <translation>Der Schlüssel wird nie an einen anderen Host gesendet, gleich welche Adresse in der Konfiguration steht und wohin ein Anbieter umleitet. *.example.com steht für alle Hosts unter example.com. Leer: der des Anbieters.</translation>
    </message>
</context>
<context>
    <name>ui::KeyTableModel</name>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Gesendet an</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a key: why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>Nicht nutzbar</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Limit reached</source>
        <translation>Limit erreicht</translation>
    </message>
    <message>
        <source>No request is sent with this key until it is switched on again.</source>
        <translation>Mit diesem Schlüssel wird keine Anfrage gesendet, bis er wieder eingeschaltet ist.</translation>
    </message>
    <message>
        <source>What was set as this key&apos;s limit for the month is spent. It is used again on the first.</source>
        <translation>Was als Limit dieses Schlüssels für den Monat gesetzt war, ist ausgegeben. Am Ersten wird er wieder verwendet.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>spent, limit</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Priority and weight: the lowest priority goes first, equal ones share by weight</source>
        <translation>Priorität und Gewicht: die niedrigste Priorität zuerst, gleiche teilen nach Gewicht</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Spent this month</source>
        <translation>Diesen Monat ausgegeben</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>%1 · weight %2</source>
        <comment>priority and weight of a key</comment>
        <translation>%1 · Gewicht %2</translation>
    </message>
    <message>
        <source>Priority %1, weight %2: the lowest priority goes first, equal ones share by weight.</source>
        <translation>Priorität %1, Gewicht %2: die niedrigste Priorität zuerst, gleiche teilen nach Gewicht.</translation>
    </message>
    <message>
        <source>May be sent to: %1</source>
        <translation>Darf gesendet werden an: %1</translation>
    </message>
    <message>
        <source>asking …</source>
        <translation>wird abgefragt …</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht abgefragt</translation>
    </message>
</context>
<context>
    <name>ui::KeysPage</name>
    <message>
        <source>Test under way</source>
        <translation>Test läuft</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Your keys at the providers. Each one is sent to its provider&apos;s host only.</source>
        <translation>Ihre Schlüssel bei den Anbietern. Jeder wird nur an den Host seines Anbieters gesendet.</translation>
    </message>
    <message>
        <source>Test key</source>
        <translation>Schlüssel testen</translation>
    </message>
    <message>
        <source>Sends the shortest possible question to the provider&apos;s cheapest model</source>
        <translation>Sendet die kürzestmögliche Frage an das günstigste Modell des Anbieters</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Provider keys</source>
        <translation>Anbieterschlüssel</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>Noch keine Schlüssel</translation>
    </message>
    <message>
        <source>A key is what a provider such as OpenAI, Anthropic or Groq gives you when you open an account; requests are billed to it, by the provider. Switchyard adds nothing on top.

Without any key you can try everything with the built-in simulator: it costs nothing and needs no network.</source>
        <translation>Einen Schlüssel erhält man von einem Anbieter wie OpenAI, Anthropic oder Groq, wenn man dort ein Konto eröffnet; Anfragen werden darüber vom Anbieter abgerechnet. Switchyard schlägt nichts auf.

Ohne Schlüssel lässt sich alles mit dem eingebauten Simulator ausprobieren: Er kostet nichts und braucht kein Netz.</translation>
    </message>
    <message>
        <source>Add a first key</source>
        <translation>Ersten Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>The key was not added</source>
        <translation>Der Schlüssel wurde nicht hinzugefügt</translation>
    </message>
    <message>
        <source>The key “%1” is set. Test it to see whether the provider takes it.</source>
        <translation>Der Schlüssel „%1“ ist hinterlegt. Ein Test zeigt, ob der Anbieter ihn annimmt.</translation>
    </message>
    <message>
        <source>Asking %1 with the key “%2” …</source>
        <translation>%1 wird mit dem Schlüssel „%2“ gefragt …</translation>
    </message>
    <message>
        <source>%1 answered in %2 with %3</source>
        <translation>%1 hat in %2 mit %3 geantwortet</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>who answered, the cost</comment>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>Switchyard forgets the key “%1” of %2. At the provider it stays valid until you revoke it there.</source>
        <translation>Switchyard vergisst den Schlüssel „%1“ von %2. Beim Anbieter bleibt er gültig, bis er dort widerrufen wird.</translation>
    </message>
    <message>
        <source>Remove this key?</source>
        <translation>Diesen Schlüssel entfernen?</translation>
    </message>
    <message>
        <source>The key was not removed</source>
        <translation>Der Schlüssel wurde nicht entfernt</translation>
    </message>
    <message>
        <source>Import from environment</source>
        <translation>Aus der Umgebung importieren</translation>
    </message>
    <message>
        <source>Takes keys from variables such as OPENAI_API_KEY, after showing which</source>
        <translation>Übernimmt Schlüssel aus Variablen wie OPENAI_API_KEY und zeigt vorher, welche</translation>
    </message>
    <message>
        <source>Edit key</source>
        <translation>Schlüssel bearbeiten</translation>
    </message>
    <message>
        <source>Priority, limits, models and hosts of the chosen key</source>
        <translation>Priorität, Limits, Modelle und Hosts des gewählten Schlüssels</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>All balances</source>
        <translation>Alle Guthaben</translation>
    </message>
    <message>
        <source>Asks every provider that tells what is left</source>
        <translation>Fragt jeden Anbieter, der mitteilt, was übrig ist</translation>
    </message>
    <message>
        <source>%1 has no place to ask what is left on an account.</source>
        <translation>%1 hat keine Stelle, bei der sich abfragen lässt, was auf einem Konto übrig ist.</translation>
    </message>
    <message>
        <source>Asks the provider what is left on the account</source>
        <translation>Fragt den Anbieter, was auf dem Konto übrig ist</translation>
    </message>
    <message>
        <source>The key was not changed</source>
        <translation>Der Schlüssel wurde nicht geändert</translation>
    </message>
    <message>
        <source>Imported: %1. Test a key to see whether its provider takes it.</source>
        <translation>Importiert: %1. Ein Test zeigt, ob der Anbieter den Schlüssel annimmt.</translation>
    </message>
    <message>
        <source>Not all keys were imported</source>
        <translation>Nicht alle Schlüssel wurden importiert</translation>
    </message>
    <message numerus="yes">
        <source>Asking for %n balance(s) …</source>
        <translation>
            <numerusform>%n Guthaben wird abgefragt …</numerusform>
            <numerusform>%n Guthaben werden abgefragt …</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking for balances</source>
        <translation>Guthaben werden abgefragt</translation>
    </message>
</context>
<context>
    <name>ui::LayoutMenu</name>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>How the columns stand, and how they are asked</source>
        <translation>Wie die Spalten stehen und wie sie gefragt werden</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>So viele, wie passen</translation>
    </message>
    <message>
        <source>Scroll turns together</source>
        <translation>Runden gemeinsam scrollen</translation>
    </message>
    <message>
        <source>Scrolling one column brings the others to the same turn.</source>
        <translation>Beim Scrollen einer Spalte springen die anderen zur selben Runde.</translation>
    </message>
    <message>
        <source>Ask one after the other</source>
        <translation>Nacheinander fragen</translation>
    </message>
    <message>
        <source>For local models that share a graphics card.</source>
        <translation>Für lokale Modelle, die sich eine Grafikkarte teilen.</translation>
    </message>
    <message>
        <source>Ask only providers that</source>
        <translation>Nur Anbieter fragen, die</translation>
    </message>
    <message>
        <source>Keep nothing (zero data retention)</source>
        <translation>nichts aufbewahren (Zero Data Retention)</translation>
    </message>
    <message>
        <source>Collect no data</source>
        <translation>keine Daten sammeln</translation>
    </message>
    <message>
        <source>In view: as many as fit</source>
        <translation>Sichtbar: so viele, wie passen</translation>
    </message>
    <message numerus="yes">
        <source>In view: %n column(s)</source>
        <translation>
            <numerusform>Sichtbar: %n Spalte</numerusform>
            <numerusform>Sichtbar: %n Spalten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LineDialog</name>
    <message>
        <source>Write something first.</source>
        <translation>Zuerst etwas eingeben.</translation>
    </message>
</context>
<context>
    <name>ui::LiveRequestModel</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n tries</source>
        <comment>HTTP status</comment>
        <translation>
            <numerusform>%1, %n Versuch</numerusform>
            <numerusform>%1, %n Versuche</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sim.</source>
        <comment>a simulated cost</comment>
        <translation>%1 sim.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1, in the shape of %2</source>
        <comment>client, protocol</comment>
        <translation>%1, im Format von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>HTTP status, what went wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>tokens in, tokens out</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>ui::LiveRequestsView</name>
    <message>
        <source>Live requests</source>
        <translation>Live-Anfragen</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <source>Requests of programs that use the local API are listed here as they come in.</source>
        <translation>Anfragen von Programmen, die die lokale API nutzen, erscheinen hier, sobald sie eintreffen.</translation>
    </message>
</context>
<context>
    <name>ui::LocalServerModel</name>
    <message>
        <source>Server and model</source>
        <translation>Server und Modell</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>In your catalog</source>
        <translation>In Ihrem Katalog</translation>
    </message>
    <message>
        <source>%1 tells of no model. It may have none yet, or ask for a key.</source>
        <translation>%1 nennt kein Modell. Vielleicht ist dort noch keines vorhanden oder ein Schlüssel nötig.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a program and where it listens</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>lists no models</source>
        <translation>nennt keine Modelle</translation>
    </message>
    <message>
        <source>yes, update</source>
        <translation>ja, aktualisieren</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>ui::LocalServersDialog</name>
    <message>
        <source>Find local models</source>
        <translation>Lokale Modelle suchen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Found servers and models</source>
        <translation>Gefundene Server und Modelle</translation>
    </message>
    <message>
        <source>port, host:port or address</source>
        <translation>Port, Host:Port oder Adresse</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Looking for servers</source>
        <translation>Server werden gesucht</translation>
    </message>
    <message>
        <source>Programs such as Ollama or LM Studio run models on this machine, free of charge. Switchyard looks for them at their usual ports, without sending any key; those that you choose are written into your catalog.</source>
        <translation>Programme wie Ollama oder LM Studio führen Modelle kostenlos auf diesem Rechner aus. Switchyard sucht sie an ihren üblichen Ports, ohne einen Schlüssel zu senden; die ausgewählten werden in Ihren Katalog eingetragen.</translation>
    </message>
    <message>
        <source>&amp;Look at another address, too</source>
        <translation>&amp;Auch unter einer anderen Adresse suchen</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Andere Adresse</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Start its server with</source>
        <translation>Server starten mit</translation>
    </message>
    <message>
        <source>Looking who answers …</source>
        <translation>Es wird geprüft, wer antwortet …</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) found.</source>
        <translation>
            <numerusform>%n Server gefunden.</numerusform>
            <numerusform>%n Server gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No server answered. Start one of these programs and its server, then search again; or give the address of another one.</source>
        <translation>Kein Server hat geantwortet. Eines dieser Programme samt Server starten und erneut suchen; oder die Adresse eines anderen Servers angeben.</translation>
    </message>
    <message>
        <source>Nothing that serves models answered at %1.</source>
        <translation>Unter %1 hat nichts geantwortet, das Modelle bereitstellt.</translation>
    </message>
    <message numerus="yes">
        <source>Add %n model(s)</source>
        <translation>
            <numerusform>%n Modell hinzufügen</numerusform>
            <numerusform>%n Modelle hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>%1 could not be added. %2</source>
        <translation>%1 konnte nicht hinzugefügt werden. %2</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 wechseln</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>There is no key store to keep your keys in</source>
        <translation>Es gibt keinen Schlüsselspeicher für Ihre Schlüssel</translation>
    </message>
    <message>
        <source>Until there is, keys come from environment variables or files, or last for this session.</source>
        <translation>Bis dahin kommen Schlüssel aus Umgebungsvariablen oder Dateien, oder sie gelten nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>Open Keys</source>
        <translation>Zu den Schlüsseln</translation>
    </message>
    <message>
        <source>The configuration cannot be used</source>
        <translation>Die Konfiguration kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>The history is not being written</source>
        <translation>Der Verlauf wird nicht geschrieben</translation>
    </message>
    <message>
        <source>Local API on %1</source>
        <translation>Lokale API auf %1</translation>
    </message>
    <message>
        <source>Local API off</source>
        <translation>Lokale API aus</translation>
    </message>
    <message>
        <source>Go to the Proxy page</source>
        <translation>Zur Seite „Proxy“ wechseln</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>The link cannot be opened</source>
        <translation>Der Link lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Conversations are not being kept</source>
        <translation>Gespräche werden nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>ui::Markdown</name>
    <message>
        <source>Image:</source>
        <translation>Bild:</translation>
    </message>
    <message>
        <source>This part is too long to be shown in full. “Copy all as Markdown” has all of it.</source>
        <translation>Dieser Teil ist zu lang, um ganz angezeigt zu werden. „Alles als Markdown kopieren“ liefert ihn vollständig.</translation>
    </message>
    <message>
        <source>This text is too long to be shown in full. “Copy all as Markdown” has all of it.</source>
        <translation>Dieser Text ist zu lang, um ganz angezeigt zu werden. „Alles als Markdown kopieren“ liefert ihn vollständig.</translation>
    </message>
    <message>
        <source>This code is too long to be shown in full. Its copy button has all of it.</source>
        <translation>Dieser Code ist zu lang, um ganz angezeigt zu werden. Seine Schaltfläche zum Kopieren liefert ihn vollständig.</translation>
    </message>
</context>
<context>
    <name>ui::MarkdownView</name>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>Linkadresse kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy all as Markdown</source>
        <translation>Alles als Markdown kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>The rest is too long to be shown. “Copy all as Markdown” has all of it.</source>
        <translation>Der Rest ist zu lang, um angezeigt zu werden. „Alles als Markdown kopieren“ liefert alles.</translation>
    </message>
</context>
<context>
    <name>ui::ModelChooser</name>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>simulator</source>
        <translation>Simulator</translation>
    </message>
    <message>
        <source>No model has all of these words in its name.</source>
        <translation>Kein Modell hat alle diese Wörter im Namen.</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>Modell suchen</translation>
    </message>
    <message>
        <source>Models to choose from</source>
        <translation>Modelle zur Auswahl</translation>
    </message>
</context>
<context>
    <name>ui::ModelHeader</name>
    <message>
        <source>%1 → %2</source>
        <comment>kinds of input, kinds of output</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Denkschritte</translation>
    </message>
    <message>
        <source>no reasoning</source>
        <translation>keine Denkschritte</translation>
    </message>
    <message>
        <source>reasoning (%1)</source>
        <comment>efforts</comment>
        <translation>Denkschritte (%1)</translation>
    </message>
    <message>
        <source>released %1</source>
        <translation>veröffentlicht %1</translation>
    </message>
    <message>
        <source>knowledge until %1</source>
        <translation>Wissensstand %1</translation>
    </message>
    <message>
        <source>retires %1</source>
        <translation>Abschaltung %1</translation>
    </message>
    <message>
        <source>%1 tokens of context</source>
        <translation>%1 Token Kontext</translation>
    </message>
    <message>
        <source>answers up to %1</source>
        <translation>Antworten bis %1</translation>
    </message>
    <message>
        <source>tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>no tools</source>
        <translation>keine Werkzeuge</translation>
    </message>
    <message>
        <source>structured outputs</source>
        <translation>strukturierte Ausgaben</translation>
    </message>
    <message>
        <source>no structured outputs</source>
        <translation>keine strukturierten Ausgaben</translation>
    </message>
    <message>
        <source>open weights</source>
        <translation>offene Gewichte</translation>
    </message>
    <message>
        <source>closed weights</source>
        <translation>geschlossene Gewichte</translation>
    </message>
    <message>
        <source>family %1</source>
        <translation>Familie %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Weights on Hugging Face</source>
        <translation>Gewichte auf Hugging Face</translation>
    </message>
    <message>
        <source>To the list of models (Alt+Left, Esc)</source>
        <translation>Zur Modellliste (Alt+Links, Esc)</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Im Chat fragen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ausgeblendet</translation>
    </message>
    <message>
        <source>Hidden models are listed only where they are asked for</source>
        <translation>Ausgeblendete Modelle erscheinen nur, wenn sie eigens verlangt werden</translation>
    </message>
    <message>
        <source>Your tags</source>
        <translation>Ihre Schlagwörter</translation>
    </message>
    <message>
        <source>Words of your own, parted by commas</source>
        <translation>Eigene Wörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Your tags, parted by commas</source>
        <translation>Ihre Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>More by %1</source>
        <translation>Mehr von %1</translation>
    </message>
    <message>
        <source>Opens huggingface.co/%1 in your browser</source>
        <translation>Öffnet huggingface.co/%1 im Browser</translation>
    </message>
    <message>
        <source>In comparison</source>
        <translation>Im Vergleich</translation>
    </message>
    <message>
        <source>Add to comparison</source>
        <translation>Zum Vergleich hinzufügen</translation>
    </message>
</context>
<context>
    <name>ui::ModelLimitsEditor</name>
    <message>
        <source>Add model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Limits by model</source>
        <translation>Limits je Modell</translation>
    </message>
</context>
<context>
    <name>ui::ModelLimitsModel</name>
    <message>
        <source>Limits for a model need its name, or a pattern such as openai/*.</source>
        <translation>Limits für ein Modell brauchen seinen Namen oder ein Muster wie openai/*.</translation>
    </message>
    <message>
        <source>Enter a limit for %1, or remove its row.</source>
        <translation>Ein Limit für %1 eingeben oder die Zeile entfernen.</translation>
    </message>
    <message>
        <source>%1 has two rows of limits. Keep one.</source>
        <translation>%1 hat zwei Zeilen mit Limits. Eine davon entfernen.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Req/min</source>
        <translation>Anfr./min</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Anfragen pro Minute</translation>
    </message>
    <message>
        <source>Req/day</source>
        <translation>Anfr./Tag</translation>
    </message>
    <message>
        <source>Requests per day</source>
        <translation>Anfragen pro Tag</translation>
    </message>
    <message>
        <source>Tok/min</source>
        <translation>Token/min</translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation>Token pro Minute</translation>
    </message>
    <message>
        <source>Tok/day</source>
        <translation>Token/Tag</translation>
    </message>
    <message>
        <source>Tokens per day</source>
        <translation>Token pro Tag</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>Gleichzeitige Anfragen</translation>
    </message>
    <message>
        <source>model or pattern</source>
        <translation>Modell oder Muster</translation>
    </message>
</context>
<context>
    <name>ui::ModelListModel</name>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>%1 in, %2 out per million tokens</source>
        <translation>%1 Eingabe, %2 Ausgabe pro Million Token</translation>
    </message>
    <message>
        <source>%1 context</source>
        <translation>%1 Kontext</translation>
    </message>
    <message>
        <source>%1, no key</source>
        <translation>%1, kein Schlüssel</translation>
    </message>
    <message>
        <source>%1, favourite</source>
        <translation>%1, Favorit</translation>
    </message>
</context>
<context>
    <name>ui::ModelPage</name>
    <message>
        <source>The catalog does not have this model</source>
        <translation>Dieses Modell ist nicht im Katalog</translation>
    </message>
    <message>
        <source>It may have been retired, or come back with the next refresh. Your marks and history of it are kept.</source>
        <translation>Vielleicht wurde es abgeschaltet, oder es kommt mit der nächsten Aktualisierung zurück. Ihre Markierungen und der Verlauf dazu bleiben erhalten.</translation>
    </message>
    <message>
        <source>Back to the models</source>
        <translation>Zurück zu den Modellen</translation>
    </message>
    <message>
        <source>What a task costs</source>
        <translation>Was eine Aufgabe kostet</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>Alternativen</translation>
    </message>
    <message>
        <source>Supported parameters</source>
        <translation>Unterstützte Parameter</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>The catalog does not say which parameters it takes.</source>
        <translation>Der Katalog gibt nicht an, welche Parameter es annimmt.</translation>
    </message>
</context>
<context>
    <name>ui::ModelPanel</name>
    <message>
        <source>%1 → %2</source>
        <comment>kinds of input, kinds of output</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>released %1</source>
        <translation>veröffentlicht %1</translation>
    </message>
    <message>
        <source>knowledge until %1</source>
        <translation>Wissensstand %1</translation>
    </message>
    <message>
        <source>retires %1</source>
        <translation>Abschaltung %1</translation>
    </message>
    <message>
        <source>%1 tokens of context</source>
        <translation>%1 Token Kontext</translation>
    </message>
    <message>
        <source>answers up to %1</source>
        <translation>Antworten bis %1</translation>
    </message>
    <message>
        <source>tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>no tools</source>
        <translation>keine Werkzeuge</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Denkschritte</translation>
    </message>
    <message>
        <source>no reasoning</source>
        <translation>keine Denkschritte</translation>
    </message>
    <message>
        <source>open weights</source>
        <translation>offene Gewichte</translation>
    </message>
    <message>
        <source>closed weights</source>
        <translation>geschlossene Gewichte</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Details ausblenden</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>Kein Modell gewählt</translation>
    </message>
    <message>
        <source>Choose a model in the table to see where it can be had.</source>
        <translation>Ein Modell in der Tabelle wählen, um zu sehen, wo es erhältlich ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s), cheapest first</source>
        <translation>
            <numerusform>%n Endpunkt, günstigster zuerst</numerusform>
            <numerusform>%n Endpunkte, günstigster zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>Dollars per million tokens, as of %1.</source>
        <translation>Dollar pro Million Token, Stand %1.</translation>
    </message>
    <message>
        <source>%1 Data policies as listed by %2; your own terms may differ.</source>
        <translation>%1 Datenrichtlinien laut %2; Ihre eigenen Bedingungen können abweichen.</translation>
    </message>
    <message>
        <source>Remove from comparison</source>
        <translation>Aus dem Vergleich entfernen</translation>
    </message>
    <message>
        <source>Add to comparison</source>
        <translation>Zum Vergleich hinzufügen</translation>
    </message>
</context>
<context>
    <name>ui::ModelTableModel</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Max output</source>
        <translation>Max. Ausgabe</translation>
    </message>
    <message>
        <source>Price in/M</source>
        <translation>Preis Eingabe/M</translation>
    </message>
    <message>
        <source>Price out/M</source>
        <translation>Preis Ausgabe/M</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation>Modalitäten</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Denkschritte</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model name, model id</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>kinds of input, kinds of output</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>Offene Gewichte</translation>
    </message>
    <message>
        <source>Knowledge until</source>
        <translation>Wissen bis</translation>
    </message>
    <message>
        <source>Dollars per million tokens at the cheapest provider that takes your own key and fits the filters</source>
        <translation>Dollar pro Million Token beim günstigsten Anbieter, der einen eigenen Schlüssel annimmt und zu den Filtern passt</translation>
    </message>
    <message>
        <source>Dollars per million tokens, prompt and answer mixed as the price filter says</source>
        <translation>Dollar pro Million Token, Prompt und Antwort gemischt, wie es der Preisfilter vorgibt</translation>
    </message>
    <message>
        <source>Time to the first token in your own requests, median of the last 30 days</source>
        <translation>Zeit bis zum ersten Token bei Ihren eigenen Anfragen, Median der letzten 30 Tage</translation>
    </message>
    <message>
        <source>Tokens a second in your own requests, median of the last 30 days</source>
        <translation>Token pro Sekunde bei Ihren eigenen Anfragen, Median der letzten 30 Tage</translation>
    </message>
    <message>
        <source>Your own requests of the last 30 days at the provider you used most</source>
        <translation>Ihre eigenen Anfragen der letzten 30 Tage beim meistgenutzten Anbieter</translation>
    </message>
    <message>
        <source>Blended/M</source>
        <translation>Mischpreis/M</translation>
    </message>
    <message>
        <source>My TTFT</source>
        <translation>Eigene TTFT</translation>
    </message>
    <message>
        <source>My speed</source>
        <translation>Eigenes Tempo</translation>
    </message>
    <message>
        <source>My requests</source>
        <translation>Eigene Anfragen</translation>
    </message>
    <message>
        <source>Structured</source>
        <translation>Strukturiert</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>Bei %1</translation>
    </message>
    <message>
        <source>%1, favourite</source>
        <translation>%1, Favorit</translation>
    </message>
</context>
<context>
    <name>ui::MoneyEdit</name>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>“%1” is no amount of dollars. Write it like %2.</source>
        <translation>„%1“ ist kein Betrag in Dollar. So schreiben: %2.</translation>
    </message>
</context>
<context>
    <name>ui::NearestBudgetCard</name>
    <message>
        <source>Nearest to its limit: %1</source>
        <translation>Dem Limit am nächsten: %1</translation>
    </message>
    <message>
        <source>%1 of %2 spent, %3 left.</source>
        <translation>%1 von %2 ausgegeben, %3 übrig.</translation>
    </message>
    <message>
        <source>%1 is set aside for requests under way.</source>
        <translation>%1 ist für laufende Anfragen zurückgelegt.</translation>
    </message>
    <message>
        <source>It starts again %1.</source>
        <comment>today at 18:00</comment>
        <translation>Das Budget beginnt %1 neu.</translation>
    </message>
</context>
<context>
    <name>ui::NoticeArea</name>
    <message>
        <source>Dismiss: %1</source>
        <translation>Ausblenden: %1</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>ui::NumberRow</name>
    <message>
        <source>%1, slider</source>
        <comment>name of a parameter</comment>
        <translation>%1, Schieberegler</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>Do not send %1</source>
        <comment>name of a parameter</comment>
        <translation>%1 nicht senden</translation>
    </message>
    <message>
        <source>Write a whole number from %1 on, or nothing.</source>
        <translation>Eine ganze Zahl ab %1 eingeben oder leer lassen.</translation>
    </message>
    <message>
        <source>Write a number from %1 to %2, or nothing.</source>
        <translation>Eine Zahl von %1 bis %2 eingeben oder leer lassen.</translation>
    </message>
</context>
<context>
    <name>ui::OfferTableModel</name>
    <message>
        <source>%1 %</source>
        <comment>a percentage</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>only via aggregator</source>
        <translation>nur über Aggregator</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>needs no key</source>
        <translation>braucht keinen Schlüssel</translation>
    </message>
    <message>
        <source>your key</source>
        <translation>eigener Schlüssel</translation>
    </message>
    <message>
        <source>Out of your own requests</source>
        <translation>Aus Ihren eigenen Anfragen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Cache write/M</source>
        <translation>Cache-Schreiben/M</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>From cache</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Paid/M</source>
        <translation>Bezahlt/M</translation>
    </message>
    <message>
        <source>You have not used this endpoint yet</source>
        <translation>Diesen Endpunkt haben Sie noch nicht verwendet</translation>
    </message>
    <message>
        <source>Half of your answers began within %1, nine of ten within %2</source>
        <translation>Die Hälfte Ihrer Antworten begann innerhalb von %1, neun von zehn innerhalb von %2</translation>
    </message>
    <message>
        <source>None of your answers from here came as a stream</source>
        <translation>Keine Ihrer Antworten von hier wurde gestreamt</translation>
    </message>
    <message>
        <source>Half of your answers were faster than %1, nine of ten faster than %2</source>
        <translation>Die Hälfte Ihrer Antworten war schneller als %1, neun von zehn schneller als %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n request(s) failed</source>
        <translation>
            <numerusform>%1 von %n Anfrage fehlgeschlagen</numerusform>
            <numerusform>%1 von %n Anfragen fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 prompt tokens came from its cache</source>
        <translation>%1 von %2 Prompt-Token kamen aus dem Cache des Anbieters</translation>
    </message>
    <message>
        <source>Last used %1; answers cost %2 together</source>
        <translation>Zuletzt verwendet: %1; die Antworten haben zusammen %2 gekostet</translation>
    </message>
    <message>
        <source>%1 for %2 tokens of prompts and answers</source>
        <translation>%1 für %2 Token aus Prompts und Antworten</translation>
    </message>
    <message>
        <source>Of everybody&apos;s requests at OpenRouter, once the endpoints were refreshed from there</source>
        <translation>Aus den Anfragen aller bei OpenRouter, sobald die Endpunkte von dort aktualisiert wurden</translation>
    </message>
    <message>
        <source>Public TTFT</source>
        <translation>TTFT öffentlich</translation>
    </message>
    <message>
        <source>Public speed</source>
        <translation>Tempo öffentlich</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>In the 30 minutes before %1</source>
        <translation>In den 30 Minuten vor %1</translation>
    </message>
</context>
<context>
    <name>ui::OffersView</name>
    <message>
        <source>Columns of the endpoints</source>
        <translation>Spalten der Endpunkte</translation>
    </message>
    <message>
        <source>Choose the columns of the table</source>
        <translation>Spalten der Tabelle wählen</translation>
    </message>
    <message>
        <source>Refresh the endpoints</source>
        <translation>Endpunkte aktualisieren</translation>
    </message>
    <message>
        <source>Asks OpenRouter at which providers this model is, and at which prices</source>
        <translation>Fragt OpenRouter, bei welchen Anbietern und zu welchen Preisen es dieses Modell gibt</translation>
    </message>
    <message>
        <source>Endpoints of the model</source>
        <translation>Endpunkte des Modells</translation>
    </message>
    <message>
        <source>Enter sets a price of your own for the chosen endpoint</source>
        <translation>Eingabe setzt einen eigenen Preis für den gewählten Endpunkt</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s)</source>
        <translation>
            <numerusform>%n Endpunkt</numerusform>
            <numerusform>%n Endpunkte</numerusform>
        </translation>
    </message>
    <message>
        <source>No provider offers this model</source>
        <translation>Kein Anbieter bietet dieses Modell an</translation>
    </message>
    <message>
        <source>Dollars per million tokens, as of %1. First token, speed, failures and requests are of your own requests.</source>
        <translation>Dollar pro Million Token, Stand %1. Erstes Token, Tempo, Fehlschläge und Anfragen stammen aus Ihren eigenen Anfragen.</translation>
    </message>
    <message>
        <source>Set your own price…</source>
        <translation>Eigenen Preis setzen…</translation>
    </message>
    <message>
        <source>Copy endpoint name</source>
        <translation>Namen des Endpunkts kopieren</translation>
    </message>
    <message>
        <source>Ask this provider for its models</source>
        <translation>Diesen Anbieter nach seinen Modellen fragen</translation>
    </message>
    <message>
        <source>Show all models of this provider</source>
        <translation>Alle Modelle dieses Anbieters anzeigen</translation>
    </message>
    <message>
        <source>Edit this model of yours…</source>
        <translation>Dieses eigene Modell bearbeiten …</translation>
    </message>
    <message>
        <source>Remove this model of yours…</source>
        <translation>Dieses eigene Modell entfernen …</translation>
    </message>
    <message>
        <source>Chat with this endpoint only</source>
        <translation>Nur mit diesem Endpunkt chatten</translation>
    </message>
</context>
<context>
    <name>ui::OwnModelDialog</name>
    <message>
        <source>Edit model</source>
        <translation>Modell bearbeiten</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Choose a provider, or a new server</source>
        <translation>Einen Anbieter oder einen neuen Server wählen</translation>
    </message>
    <message>
        <source>such as: server in the cellar</source>
        <translation>etwa: Server im Keller</translation>
    </message>
    <message>
        <source>OpenAI chat completions (most servers)</source>
        <translation>OpenAI Chat Completions (die meisten Server)</translation>
    </message>
    <message>
        <source>OpenAI responses</source>
        <translation>OpenAI Responses</translation>
    </message>
    <message>
        <source>Anthropic messages</source>
        <translation>Anthropic Messages</translation>
    </message>
    <message>
        <source>Ollama</source>
        <translation>Ollama</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Calls &amp;tools</source>
        <translation>Ruft &amp;Werkzeuge auf</translation>
    </message>
    <message>
        <source>Can thin&amp;k before it answers</source>
        <translation>Kann vor der Antwort nach&amp;denken</translation>
    </message>
    <message>
        <source>S&amp;ees pictures</source>
        <translation>&amp;Sieht Bilder</translation>
    </message>
    <message>
        <source>Name of the &amp;server</source>
        <translation>Name des Se&amp;rvers</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>What stands before the protocol&apos;s own path, such as /chat/completions. The server is asked without a key.</source>
        <translation>Der Teil vor dem eigenen Pfad des Protokolls, etwa vor /chat/completions. Der Server wird ohne Schlüssel gefragt.</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>Pro&amp;vider</source>
        <translation>An&amp;bieter</translation>
    </message>
    <message>
        <source>Name of the &amp;model there</source>
        <translation>Name des &amp;Modells dort</translation>
    </message>
    <message>
        <source>Exactly as the provider writes it; it is sent with each request.</source>
        <translation>Genau so, wie der Anbieter ihn schreibt; er wird mit jeder Anfrage gesendet.</translation>
    </message>
    <message>
        <source>Id &amp;here</source>
        <translation>ID &amp;hier</translation>
    </message>
    <message>
        <source>What you and other programs ask for.</source>
        <translation>Unter dieser ID fragen Sie und andere Programme danach.</translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation>Anzei&amp;gename</translation>
    </message>
    <message>
        <source>&amp;Context, in tokens</source>
        <translation>&amp;Kontext in Token</translation>
    </message>
    <message>
        <source>&amp;Longest answer, in tokens</source>
        <translation>&amp;Längste Antwort in Token</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>0 is free of charge. Where nothing stands, the price is not known, and budgets refuse such a model unless they are told not to.</source>
        <translation>0 bedeutet kostenlos. Wo nichts steht, ist der Preis nicht bekannt, und Budgets lehnen ein solches Modell ab, sofern sie nicht anders eingestellt sind.</translation>
    </message>
    <message>
        <source>New server …</source>
        <translation>Neuer Server …</translation>
    </message>
    <message>
        <source>This model is not in config.json any more. Close this window and add it anew.</source>
        <translation>Dieses Modell steht nicht mehr in config.json. Das Fenster schließen und das Modell neu hinzufügen.</translation>
    </message>
    <message>
        <source>Give the server a name with letters or digits.</source>
        <translation>Dem Server einen Namen mit Buchstaben oder Ziffern geben.</translation>
    </message>
    <message>
        <source>Choose a provider, or “New server …”.</source>
        <translation>Einen Anbieter oder „Neuer Server …“ wählen.</translation>
    </message>
    <message>
        <source>There is a provider “%1” already. Choose it above, or give the server another name.</source>
        <translation>Es gibt bereits einen Anbieter „%1“. Ihn oben auswählen oder dem Server einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>The address must begin with http:// or https://, such as http://127.0.0.1:8000/v1.</source>
        <translation>Die Adresse muss mit http:// oder https:// beginnen, etwa http://127.0.0.1:8000/v1.</translation>
    </message>
    <message>
        <source>Enter the name that the model has at the provider.</source>
        <translation>Den Namen eingeben, den das Modell beim Anbieter hat.</translation>
    </message>
    <message>
        <source>“%1” is no id of a model. Write it like %2, without blanks.</source>
        <translation>„%1“ ist keine ID eines Modells. Sie wie %2 schreiben, ohne Leerzeichen.</translation>
    </message>
</context>
<context>
    <name>ui::ParameterSupport</name>
    <message>
        <source>Top K</source>
        <translation>Top K</translation>
    </message>
    <message>
        <source>Chooses among so many of the likeliest next words; 0: among all.</source>
        <translation>Wählt unter so vielen der wahrscheinlichsten nächsten Wörter; 0: unter allen.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Low: sober and repeatable. High: varied and surprising.</source>
        <translation>Niedrig: nüchtern und wiederholbar. Hoch: abwechslungsreich und überraschend.</translation>
    </message>
    <message>
        <source>Top P</source>
        <translation>Top P</translation>
    </message>
    <message>
        <source>Chooses among the likeliest next words that together have this probability.</source>
        <translation>Wählt unter den wahrscheinlichsten nächsten Wörtern, die zusammen diese Wahrscheinlichkeit haben.</translation>
    </message>
    <message>
        <source>Min P</source>
        <translation>Min P</translation>
    </message>
    <message>
        <source>Leaves out words that are less likely than this share of the likeliest one.</source>
        <translation>Lässt Wörter weg, die unwahrscheinlicher sind als dieser Anteil des wahrscheinlichsten.</translation>
    </message>
    <message>
        <source>Top A</source>
        <translation>Top A</translation>
    </message>
    <message>
        <source>Leaves out unlikely words, the more the surer the model is.</source>
        <translation>Lässt unwahrscheinliche Wörter weg, und zwar umso mehr, je sicherer das Modell ist.</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>Häufigkeitsstrafe</translation>
    </message>
    <message>
        <source>Above 0: words that came often are avoided.</source>
        <translation>Über 0: Wörter, die oft vorkamen, werden vermieden.</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>Präsenzstrafe</translation>
    </message>
    <message>
        <source>Above 0: words that came at all are avoided.</source>
        <translation>Über 0: Wörter, die überhaupt vorkamen, werden vermieden.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Above 1: repeating the prompt or the answer is avoided.</source>
        <translation>Über 1: Wiederholungen aus Prompt oder Antwort werden vermieden.</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>reasoning</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Minimal</source>
        <comment>reasoning</comment>
        <translation>Minimal</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>reasoning</comment>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>reasoning</comment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <comment>reasoning</comment>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Very high</source>
        <comment>reasoning</comment>
        <translation>Sehr hoch</translation>
    </message>
    <message>
        <source>Maximum</source>
        <comment>reasoning</comment>
        <translation>Maximal</translation>
    </message>
</context>
<context>
    <name>ui::ParametersPopup</name>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Said to the model before everything else</source>
        <translation>Wird dem Modell vor allem anderen gesagt</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>All earlier turns</source>
        <translation>Alle bisherigen Runden</translation>
    </message>
    <message>
        <source>Only the last turns</source>
        <translation>Nur die letzten Runden</translation>
    </message>
    <message>
        <source>Turns that go along</source>
        <translation>Mitgesendete Runden</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Denkschritte</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>Höchstlänge der Antwort in Token</translation>
    </message>
    <message>
        <source>These have an effect only while the model does not reason.</source>
        <translation>Wirken nur, solange das Modell keine Denkschritte macht.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Stop words</source>
        <translation>Stoppwörter</translation>
    </message>
    <message>
        <source>Gets what is sent to all columns</source>
        <translation>Erhält, was an alle Spalten gesendet wird</translation>
    </message>
    <message>
        <source>As the model does by itself</source>
        <translation>Vorgabe des Modells</translation>
    </message>
    <message>
        <source>No provider of this model takes it; it is left out.</source>
        <translation>Kein Anbieter dieses Modells nimmt es an; es wird weggelassen.</translation>
    </message>
    <message>
        <source>This provider does not take it; it is left out.</source>
        <translation>Dieser Anbieter nimmt es nicht an; es wird weggelassen.</translation>
    </message>
    <message>
        <source>It is not offered here; the nearest one is sent.</source>
        <translation>Das gibt es hier nicht; gesendet wird der nächstliegende Wert.</translation>
    </message>
    <message>
        <source>One on each line; \n stands for a line break.</source>
        <translation>Eines pro Zeile; \n steht für einen Zeilenumbruch.</translation>
    </message>
    <message>
        <source>Undo reset</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Not taken here; it is left out.</source>
        <translation>Hier nicht möglich; wird weggelassen.</translation>
    </message>
    <message>
        <source>No more than %1 can be had here.</source>
        <comment>tokens</comment>
        <translation>Mehr als %1 sind hier nicht möglich.</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <comment>tokens</comment>
        <translation>Bis zu %1</translation>
    </message>
</context>
<context>
    <name>ui::PatienceCard</name>
    <message>
        <source>When an endpoint fails or is slow</source>
        <translation>Wenn ein Endpunkt ausfällt oder langsam ist</translation>
    </message>
    <message>
        <source>Try the next endpoint when one fails</source>
        <translation>Bei einem Ausfall den nächsten Endpunkt fragen</translation>
    </message>
    <message>
        <source>Only before the first token; what has begun to answer is never replaced.</source>
        <translation>Nur vor dem ersten Token; wer zu antworten begonnen hat, wird nie ersetzt.</translation>
    </message>
    <message>
        <source>Ask a second endpoint when the first token is late</source>
        <translation>Einen zweiten Endpunkt fragen, wenn das erste Token auf sich warten lässt</translation>
    </message>
    <message>
        <source>The first to answer is taken. Both may have to be paid for.</source>
        <translation>Wer zuerst antwortet, zählt. Bezahlt werden müssen vielleicht beide.</translation>
    </message>
    <message>
        <source>Start no new attempt after</source>
        <translation>Keinen neuen Versuch beginnen nach</translation>
    </message>
    <message>
        <source>Without it every endpoint is tried in turn, however long that takes.</source>
        <translation>Sonst wird jeder Endpunkt der Reihe nach gefragt, wie lange es auch dauert.</translation>
    </message>
    <message>
        <source>Seconds until a second endpoint is asked</source>
        <translation>Sekunden, bis ein zweiter Endpunkt gefragt wird</translation>
    </message>
    <message>
        <source>Deadline in seconds</source>
        <translation>Frist in Sekunden</translation>
    </message>
</context>
<context>
    <name>ui::PriceChart</name>
    <message>
        <source>Prices over time</source>
        <translation>Preise im Zeitverlauf</translation>
    </message>
    <message>
        <source>In/M</source>
        <translation>Eingabe/M</translation>
    </message>
    <message>
        <source>Out/M</source>
        <translation>Ausgabe/M</translation>
    </message>
    <message>
        <source>MMM d</source>
        <comment>short day on an axis, see QLocale</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>%1: in %2, out %3</source>
        <translation>%1: Eingabe %2, Ausgabe %3</translation>
    </message>
</context>
<context>
    <name>ui::PriceDialog</name>
    <message>
        <source>Your own price.</source>
        <translation>Ihr eigener Preis.</translation>
    </message>
    <message>
        <source>Your own price, of %1.</source>
        <translation>Ihr eigener Preis vom %1.</translation>
    </message>
    <message>
        <source>No price is known here.</source>
        <translation>Hier ist kein Preis bekannt.</translation>
    </message>
    <message>
        <source>The source of the price is not stated.</source>
        <translation>Die Quelle des Preises ist nicht angegeben.</translation>
    </message>
    <message>
        <source>From %1.</source>
        <translation>Laut %1.</translation>
    </message>
    <message>
        <source>From %1, as of %2.</source>
        <translation>Laut %1, Stand %2.</translation>
    </message>
    <message>
        <source>Your own price</source>
        <translation>Eigener Preis</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Use the catalog&apos;s price</source>
        <translation>Preis des Katalogs verwenden</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a model at a provider</comment>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>For a contract of your own, or where the catalog is wrong. Costs, budgets and the choice of endpoints follow your price from now on, and no refresh of the catalog changes it. Where a field stays empty, the catalog&apos;s price stays.</source>
        <translation>Für einen eigenen Vertrag oder wenn der Katalog falschliegt. Kosten, Budgets und die Wahl des Endpunkts richten sich ab sofort nach Ihrem Preis, und keine Aktualisierung des Katalogs ändert ihn. Wo ein Feld leer bleibt, gilt weiter der Preis des Katalogs.</translation>
    </message>
    <message>
        <source>such as: contract of May</source>
        <translation>etwa: Vertrag vom Mai</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>The catalog has further prices here, for long prompts, certain hours or faster service. What you enter above holds in all of these cases.</source>
        <translation>Der Katalog kennt hier weitere Preise, etwa für lange Prompts, bestimmte Uhrzeiten oder schnelleren Dienst. Was Sie oben eingeben, gilt in all diesen Fällen.</translation>
    </message>
    <message>
        <source>The price in force is yours.</source>
        <translation>Es gilt Ihr eigener Preis.</translation>
    </message>
    <message>
        <source>You set this price on %1.</source>
        <translation>Sie haben diesen Preis am %1 gesetzt.</translation>
    </message>
    <message>
        <source>Catalog: %1</source>
        <translation>Katalog: %1</translation>
    </message>
    <message>
        <source>Enter at least one price, or press “Use the catalog&apos;s price”.</source>
        <translation>Mindestens einen Preis eingeben oder „Preis des Katalogs verwenden“ wählen.</translation>
    </message>
    <message>
        <source>Enter at least one price.</source>
        <translation>Mindestens einen Preis eingeben.</translation>
    </message>
</context>
<context>
    <name>ui::PriceFields</name>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Dollars per million tokens</source>
        <translation>Dollar pro Million Token</translation>
    </message>
    <message>
        <source>&amp;Input</source>
        <translation>&amp;Eingabe</translation>
    </message>
    <message>
        <source>Input price</source>
        <translation>Preis der Eingabe</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>A&amp;usgabe</translation>
    </message>
    <message>
        <source>Output price</source>
        <translation>Preis der Ausgabe</translation>
    </message>
    <message>
        <source>Cached &amp;read</source>
        <translation>Lesen aus dem &amp;Cache</translation>
    </message>
    <message>
        <source>Cached read price</source>
        <translation>Preis für das Lesen aus dem Cache</translation>
    </message>
    <message>
        <source>Cache &amp;write</source>
        <translation>Schre&amp;iben in den Cache</translation>
    </message>
    <message>
        <source>Cache write price</source>
        <translation>Preis für das Schreiben in den Cache</translation>
    </message>
    <message>
        <source>Each re&amp;quest, in dollars</source>
        <translation>&amp;Jede Anfrage, in Dollar</translation>
    </message>
    <message>
        <source>Price per request</source>
        <translation>Preis pro Anfrage</translation>
    </message>
    <message>
        <source>not priced</source>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source>In the catalog: %1</source>
        <translation>Im Katalog: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a field, what is wrong there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: at most six digits may stand behind the decimal point.</source>
        <translation>%1: Höchstens sechs Nachkommastellen sind möglich.</translation>
    </message>
</context>
<context>
    <name>ui::PriceWords</name>
    <message>
        <source>%1 in</source>
        <translation>%1 Eingabe</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 Ausgabe</translation>
    </message>
    <message>
        <source>%1 from the cache</source>
        <translation>%1 aus dem Cache</translation>
    </message>
    <message>
        <source>%1 into the cache</source>
        <translation>%1 in den Cache</translation>
    </message>
    <message>
        <source>%1 for reasoning</source>
        <translation>%1 für Denkschritte</translation>
    </message>
    <message>
        <source>No price is known</source>
        <translation>Kein Preis bekannt</translation>
    </message>
    <message>
        <source>Prompts of more than %1 tokens: %2</source>
        <translation>Prompts mit mehr als %1 Token: %2</translation>
    </message>
    <message>
        <source>From %1 to %2 UTC: %3</source>
        <translation>Von %1 bis %2 UTC: %3</translation>
    </message>
    <message>
        <source>Service tier %1: %2</source>
        <translation>Dienststufe %1: %2</translation>
    </message>
    <message>
        <source>And %1 for each request</source>
        <translation>Dazu %1 pro Anfrage</translation>
    </message>
    <message>
        <source>As listed by %1</source>
        <translation>Laut %1</translation>
    </message>
</context>
<context>
    <name>ui::PrivacyCard</name>
    <message>
        <source>Where data may go</source>
        <translation>Wohin Daten dürfen</translation>
    </message>
    <message>
        <source>Deny data collection</source>
        <translation>Datensammlung verbieten</translation>
    </message>
    <message>
        <source>No endpoint that may train on prompts or keep them.</source>
        <translation>Kein Endpunkt, der mit Prompts trainieren oder sie aufbewahren darf.</translation>
    </message>
    <message>
        <source>Deny training</source>
        <translation>Training verbieten</translation>
    </message>
    <message>
        <source>No endpoint that may train on prompts.</source>
        <translation>Kein Endpunkt, der mit Prompts trainieren darf.</translation>
    </message>
    <message>
        <source>Zero retention only</source>
        <translation>Nur ohne Aufbewahrung</translation>
    </message>
    <message>
        <source>No endpoint that may keep prompts.</source>
        <translation>Kein Endpunkt, der Prompts aufbewahren darf.</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>Separated by commas, for instance: %1</source>
        <translation>Durch Kommas getrennt, zum Beispiel: %1</translation>
    </message>
    <message>
        <source>An endpoint that does not say counts as one that may. A request can be stricter than this, never looser.</source>
        <translation>Ein Endpunkt, der dazu nichts sagt, gilt als einer, der es darf. Eine Anfrage kann strenger sein, nie lockerer.</translation>
    </message>
</context>
<context>
    <name>ui::PromptExchange</name>
    <message>
        <source>The file is no JSON: %1.</source>
        <translation>Die Datei ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>The file has no list “prompts”. Export prompts to see what it looks like.</source>
        <translation>Die Datei hat keine Liste „prompts“. Prompts exportieren, um zu sehen, wie sie aussieht.</translation>
    </message>
    <message>
        <source>Prompt %1 of the file</source>
        <translation>Prompt %1 der Datei</translation>
    </message>
    <message>
        <source>%1 has no “text”.</source>
        <translation>%1 hat keinen „text“.</translation>
    </message>
    <message>
        <source>%1 has a “title” that is no text.</source>
        <translation>%1 hat einen „title“, der kein Text ist.</translation>
    </message>
    <message>
        <source>%1 has a “use” other than question or system.</source>
        <translation>%1 hat ein anderes „use“ als question oder system.</translation>
    </message>
    <message>
        <source>The file has no prompts.</source>
        <translation>Die Datei enthält keine Prompts.</translation>
    </message>
</context>
<context>
    <name>ui::PromptLibraryDialog</name>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>long text</source>
        <translation>langer Text</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Prompt library</source>
        <translation>Prompt-Bibliothek</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <translation>Prompts importieren</translation>
    </message>
    <message>
        <source>Export prompts</source>
        <translation>Prompts exportieren</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <translation>Prompt suchen</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation>Neuer Prompt</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete prompt</source>
        <translation>Prompt löschen</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Used as</source>
        <translation>&amp;Verwenden als</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo deleting the prompt</source>
        <translation>Löschen des Prompts rückgängig machen</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>title of a prompt</comment>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a variable, its type</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>{{name}} makes a variable that is asked for before use; {{count: number = 3}}, {{tone: choice = formal | plain}}, {{day: date}} and {{note: long text}} work too.</source>
        <translation>{{name}} ergibt eine Variable, nach der vor der Verwendung gefragt wird; auch {{count: number = 3}}, {{tone: choice = formal | plain}}, {{day: date}} und {{note: long text}} sind möglich.</translation>
    </message>
    <message>
        <source>Variables: %1</source>
        <translation>Variablen: %1</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>„%1“ ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>“%1” is too large for a file of prompts.</source>
        <translation>„%1“ ist zu groß für eine Datei mit Prompts.</translation>
    </message>
    <message>
        <source>Nothing was imported from “%1”. %2</source>
        <translation>Aus „%1“ wurde nichts importiert. %2</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) imported.</source>
        <translation>
            <numerusform>%n Prompt importiert.</numerusform>
            <numerusform>%n Prompts importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2. Choose another place.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. Einen anderen Ort wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) exported to “%1”.</source>
        <translation>
            <numerusform>%n Prompt nach „%1“ exportiert.</numerusform>
            <numerusform>%n Prompts nach „%1“ exportiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PromptListModel</name>
    <message>
        <source>Untitled prompt</source>
        <translation>Prompt ohne Titel</translation>
    </message>
    <message>
        <source>%1, system prompt</source>
        <comment>title of a prompt</comment>
        <translation>%1, System-Prompt</translation>
    </message>
</context>
<context>
    <name>ui::PromptMenu</name>
    <message>
        <source>Save this prompt…</source>
        <translation>Diesen Prompt speichern…</translation>
    </message>
    <message>
        <source>Manage prompts…</source>
        <translation>Prompts verwalten…</translation>
    </message>
    <message>
        <source>Prompt library</source>
        <translation>Prompt-Bibliothek</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <translation>Prompt suchen</translation>
    </message>
    <message>
        <source>Prompts to choose from</source>
        <translation>Prompts zur Auswahl</translation>
    </message>
    <message>
        <source>No prompts are saved yet. Write one, and save it here.</source>
        <translation>Noch keine Prompts gespeichert. Einen schreiben und hier speichern.</translation>
    </message>
    <message>
        <source>No prompt has all of these words.</source>
        <translation>Kein Prompt enthält alle diese Wörter.</translation>
    </message>
</context>
<context>
    <name>ui::ProviderPin</name>
    <message>
        <source>may train on prompts</source>
        <translation>Training mit Prompts möglich</translation>
    </message>
    <message>
        <source>data policy unknown</source>
        <translation>Umgang mit Daten unbekannt</translation>
    </message>
    <message>
        <source>keeps no prompts</source>
        <translation>bewahrt keine Prompts auf</translation>
    </message>
    <message numerus="yes">
        <source>keeps prompts %n day(s)</source>
        <translation>
            <numerusform>bewahrt Prompts %n Tag lang auf</numerusform>
            <numerusform>bewahrt Prompts %n Tage lang auf</numerusform>
        </translation>
    </message>
    <message>
        <source>may keep prompts</source>
        <translation>Aufbewahrung von Prompts möglich</translation>
    </message>
    <message>
        <source>not with a key of your own</source>
        <translation>nicht mit eigenem Schlüssel</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>%1 in, %2 out per M</source>
        <comment>prices of a million tokens</comment>
        <translation>%1 Eingabe, %2 Ausgabe pro M</translation>
    </message>
    <message>
        <source>%1 context</source>
        <comment>tokens</comment>
        <translation>%1 Kontext</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>Routing chooses</source>
        <translation>Das Routing wählt</translation>
    </message>
    <message>
        <source>By price, speed and health, as set under Routing</source>
        <translation>Nach Preis, Tempo und Zustand, wie unter „Routing“ eingestellt</translation>
    </message>
    <message>
        <source>%1: not offered any more</source>
        <comment>an endpoint</comment>
        <translation>%1: nicht mehr angeboten</translation>
    </message>
    <message>
        <source>Choose another one, or let routing choose.</source>
        <translation>Einen anderen wählen oder das Routing wählen lassen.</translation>
    </message>
</context>
<context>
    <name>ui::ProxyPage</name>
    <message>
        <source>Live requests</source>
        <translation>Live-Anfragen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Connect a program</source>
        <translation>Programm verbinden</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Programs on this machine can use all your models through one address.</source>
        <translation>Programme auf diesem Rechner können alle Ihre Modelle über eine Adresse nutzen.</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Makes a key with which a program may use the local API</source>
        <translation>Erstellt einen Schlüssel, mit dem ein Programm die lokale API nutzen darf</translation>
    </message>
    <message>
        <source>Local API</source>
        <translation>Lokale API</translation>
    </message>
    <message>
        <source>Local &amp;API</source>
        <translation>Lokale &amp;API</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copies the base URL for clients</source>
        <translation>Kopiert die Basis-URL für Clients</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Switch the local API off to change the address</source>
        <translation>Zum Ändern der Adresse die lokale API ausschalten</translation>
    </message>
    <message>
        <source>HOST:PORT; empty for the one in config.json. Port 0 takes a free one.</source>
        <translation>HOST:PORT; leer für die Angabe in config.json. Port 0 nimmt einen freien.</translation>
    </message>
</context>
<context>
    <name>ui::QuestionEditor</name>
    <message>
        <source>Edited question</source>
        <translation>Bearbeitete Frage</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send edited question</source>
        <translation>Bearbeitete Frage senden</translation>
    </message>
    <message>
        <source>Ask this in place of the old question (Ctrl+Enter)</source>
        <translation>Statt der alten Frage stellen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Send to all columns</source>
        <translation>An alle Spalten senden</translation>
    </message>
    <message>
        <source>Send edited question to all columns</source>
        <translation>Bearbeitete Frage an alle Spalten senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>Bearbeiten abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::QuestionView</name>
    <message>
        <source>Previous version of the question</source>
        <translation>Vorherige Fassung der Frage</translation>
    </message>
    <message>
        <source>Next version of the question</source>
        <translation>Nächste Fassung der Frage</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>Frage bearbeiten</translation>
    </message>
    <message>
        <source>Copy question</source>
        <translation>Frage kopieren</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger anzeigen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles anzeigen</translation>
    </message>
    <message>
        <source>Show less of the question</source>
        <translation>Weniger von der Frage anzeigen</translation>
    </message>
    <message>
        <source>Show all of the question</source>
        <translation>Ganze Frage anzeigen</translation>
    </message>
</context>
<context>
    <name>ui::ReasoningSection</name>
    <message>
        <source>Thinking…</source>
        <translation>Denkt nach…</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Denkschritte</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Thinking… %1</source>
        <translation>Denkt nach… %1</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <translation>%1 nachgedacht</translation>
    </message>
    <message>
        <source>Show reasoning</source>
        <translation>Denkschritte anzeigen</translation>
    </message>
    <message>
        <source>Reasoning text</source>
        <translation>Text der Denkschritte</translation>
    </message>
</context>
<context>
    <name>ui::ReportView</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel asking for balances</source>
        <translation>Abfragen der Guthaben abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::RequestTableModel</name>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what went wrong, HTTP status</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <comment>an estimated cost</comment>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>%1 sim.</source>
        <comment>a simulated cost</comment>
        <translation>%1 sim.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 Eingabe, %2 Ausgabe</translation>
    </message>
    <message>
        <source>Asked for %1</source>
        <translation>Angefragt: %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>tokens in, tokens out</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, fallback</source>
        <translation>%1, ausgewichen</translation>
    </message>
</context>
<context>
    <name>ui::RotateKeyDialog</name>
    <message>
        <source>Rotate API key</source>
        <translation>API-Schlüssel erneuern</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Erneuern</translation>
    </message>
    <message>
        <source>The key “%1” gets a new secret and keeps its limits and figures. How long shall the old secret work beside it, until its programs have the new one?</source>
        <translation>Der Schlüssel „%1“ erhält ein neues Geheimnis und behält seine Limits und Zahlen. Wie lange soll das alte Geheimnis daneben gelten, bis seine Programme das neue haben?</translation>
    </message>
    <message>
        <source>Not at all: it is refused at once</source>
        <translation>Gar nicht: Es wird sofort abgewiesen</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Eine Stunde</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>Einen Tag</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>Eine Woche</translation>
    </message>
    <message>
        <source>The old one works until %1.</source>
        <translation>Das alte gilt bis %1.</translation>
    </message>
    <message>
        <source>The old one is refused from now on.</source>
        <translation>Das alte wird ab sofort abgewiesen.</translation>
    </message>
    <message>
        <source>This is the new secret of “%1”. Copy it now: it is not kept and cannot be shown again. %2</source>
        <translation>Das ist das neue Geheimnis von „%1“. Jetzt kopieren: Es wird nicht gespeichert und kann nicht noch einmal angezeigt werden. %2</translation>
    </message>
</context>
<context>
    <name>ui::RoutingPage</name>
    <message>
        <source>How endpoints are chosen</source>
        <translation>Wie Endpunkte gewählt werden</translation>
    </message>
    <message>
        <source>Why this endpoint?</source>
        <translation>Warum dieser Endpunkt?</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>Which endpoint answers a request, and why.</source>
        <translation>Welcher Endpunkt eine Anfrage beantwortet und warum.</translation>
    </message>
</context>
<context>
    <name>ui::RoutingSettingsView</name>
    <message>
        <source>The change was not saved. %1</source>
        <translation>Die Änderung wurde nicht gespeichert. %1</translation>
    </message>
</context>
<context>
    <name>ui::ScopeEditor</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Provider key</source>
        <translation>Anbieterschlüssel</translation>
    </message>
    <message>
        <source>Own key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Everything that is spent</source>
        <translation>Alles, was ausgegeben wird</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Diese Bedingung entfernen</translation>
    </message>
    <message>
        <source>Kind of condition %1</source>
        <translation>Art der Bedingung %1</translation>
    </message>
    <message>
        <source>Value of condition %1</source>
        <translation>Wert der Bedingung %1</translation>
    </message>
    <message>
        <source>Remove condition %1</source>
        <translation>Bedingung %1 entfernen</translation>
    </message>
    <message>
        <source>Add another condition</source>
        <translation>Weitere Bedingung hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%1 fits %n model(s) of the catalog.</source>
        <translation>
            <numerusform>%1 passt auf %n Modell des Katalogs.</numerusform>
            <numerusform>%1 passt auf %n Modelle des Katalogs.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing called %1 yet.</source>
        <translation>Noch gibt es nichts mit dem Namen %1.</translation>
    </message>
</context>
<context>
    <name>ui::SecondsBox</name>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
</context>
<context>
    <name>ui::SetsMenu</name>
    <message>
        <source>Sets</source>
        <translation>Spaltensätze</translation>
    </message>
    <message>
        <source>Saved sets of columns</source>
        <translation>Gespeicherte Spaltensätze</translation>
    </message>
    <message>
        <source>No sets yet</source>
        <translation>Noch keine Spaltensätze</translation>
    </message>
    <message>
        <source>Update “%1”</source>
        <translation>„%1“ aktualisieren</translation>
    </message>
    <message>
        <source>Save these columns as a set…</source>
        <translation>Diese Spalten als Satz speichern…</translation>
    </message>
    <message>
        <source>Rename a set</source>
        <translation>Spaltensatz umbenennen</translation>
    </message>
    <message>
        <source>Delete a set</source>
        <translation>Spaltensatz löschen</translation>
    </message>
    <message>
        <source>Save these columns</source>
        <translation>Diese Spalten speichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Rename the set “%1”</source>
        <translation>Spaltensatz „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete the set “%1”?</source>
        <translation>Spaltensatz „%1“ löschen?</translation>
    </message>
    <message>
        <source>The columns that are open stay as they are.</source>
        <translation>Die geöffneten Spalten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <translation>Name des Spaltensatzes</translation>
    </message>
    <message>
        <source>A set keeps models, parameters, system prompts and layout.</source>
        <translation>Ein Spaltensatz enthält Modelle, Parameter, System-Prompts und Anordnung.</translation>
    </message>
    <message>
        <source>Replace the set “%1”?</source>
        <translation>Spaltensatz „%1“ ersetzen?</translation>
    </message>
    <message>
        <source>What it has been until now is lost.</source>
        <translation>Sein bisheriger Inhalt geht verloren.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>ui::SettingsDialog</name>
    <message>
        <source>The language changes when Switchyard is started again.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Switchyard.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Schrift&amp;größe</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Sehr groß</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Tell on the &amp;desktop when a budget runs low</source>
        <translation>Auf dem &amp;Desktop melden, wenn ein Budget knapp wird</translation>
    </message>
    <message>
        <source>Tell on the desktop when a budget runs low</source>
        <translation>Auf dem Desktop melden, wenn ein Budget knapp wird</translation>
    </message>
</context>
<context>
    <name>ui::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Einstellungen (Strg+,)</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>About Switchyard</source>
        <translation>Über Switchyard</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ui::SnippetView</name>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Snippet</source>
        <translation>Codebeispiel</translation>
    </message>
    <message>
        <source>Copy snippet</source>
        <translation>Codebeispiel kopieren</translation>
    </message>
</context>
<context>
    <name>ui::SpendChart</name>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>MMM d</source>
        <comment>short day on an axis, see QLocale</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>day, model, cost</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Spend from %1 to %2: %3.</source>
        <translation>Ausgaben von %1 bis %2: %3.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>model, cost</comment>
        <translation>%1: %2.</translation>
    </message>
</context>
<context>
    <name>ui::SpendTableModel</name>
    <message>
        <source>other models</source>
        <translation>andere Modelle</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
</context>
<context>
    <name>ui::Suggestions</name>
    <message>
        <source>Explain how a heat pump works to a curious ten-year-old.</source>
        <translation>Erkläre einem neugierigen zehnjährigen Kind, wie eine Wärmepumpe funktioniert.</translation>
    </message>
    <message>
        <source>Write a Python function that finds duplicate files in a folder.</source>
        <translation>Schreibe eine Python-Funktion, die doppelte Dateien in einem Ordner findet.</translation>
    </message>
    <message>
        <source>Compare three ways to learn a language, as a table.</source>
        <translation>Vergleiche drei Wege, eine Sprache zu lernen, als Tabelle.</translation>
    </message>
</context>
<context>
    <name>ui::SystemPromptDialog</name>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>For all columns</source>
        <translation>Für alle Spalten</translation>
    </message>
    <message>
        <source>For %1</source>
        <comment>name of a column</comment>
        <translation>Für %1</translation>
    </message>
    <message>
        <source>How the models should answer: their role, tone, language, format…</source>
        <translation>Wie die Modelle antworten sollen: Rolle, Ton, Sprache, Format…</translation>
    </message>
    <message>
        <source>&amp;System prompt</source>
        <translation>&amp;System-Prompt</translation>
    </message>
    <message>
        <source>Goes before every conversation, in every column.</source>
        <translation>Steht vor jedem Gespräch, in jeder Spalte.</translation>
    </message>
    <message>
        <source>Goes before the conversation, in this column only.</source>
        <translation>Steht vor dem Gespräch, nur in dieser Spalte.</translation>
    </message>
    <message>
        <source>From the &amp;library…</source>
        <translation>Aus der &amp;Bibliothek…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %Ln token(s)</source>
        <translation>
            <numerusform>≈ %Ln Token</numerusform>
            <numerusform>≈ %Ln Token</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TaskPriceModel</name>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>provider, endpoint</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>too long for it</source>
        <translation>zu lang dafür</translation>
    </message>
    <message>
        <source>answer too long for it</source>
        <translation>Antwort zu lang dafür</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>Preis nicht bekannt</translation>
    </message>
    <message>
        <source>cheapest, and with your key</source>
        <translation>insgesamt am günstigsten, eigener Schlüssel</translation>
    </message>
    <message>
        <source>cheapest with your key</source>
        <translation>am günstigsten mit eigenem Schlüssel</translation>
    </message>
    <message>
        <source>your key</source>
        <translation>eigener Schlüssel</translation>
    </message>
    <message>
        <source>only via aggregator</source>
        <translation>nur über Aggregator</translation>
    </message>
    <message>
        <source>cheapest; no key</source>
        <translation>am günstigsten; kein Schlüssel</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
</context>
<context>
    <name>ui::TaskPriceView</name>
    <message>
        <source>Prompt tokens</source>
        <translation>Prompt-Token</translation>
    </message>
    <message>
        <source>Of them cached</source>
        <translation>Davon im Cache</translation>
    </message>
    <message>
        <source> %</source>
        <comment>after a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Answer tokens</source>
        <translation>Antwort-Token</translation>
    </message>
    <message>
        <source>Reasoning tokens</source>
        <translation>Token für Denkschritte</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <source>Chat turn</source>
        <translation>Chatnachricht</translation>
    </message>
    <message>
        <source>Long document</source>
        <translation>Langes Dokument</translation>
    </message>
    <message>
        <source>Agent run</source>
        <translation>Agentenlauf</translation>
    </message>
    <message>
        <source>Price of the task</source>
        <translation>Preis der Aufgabe</translation>
    </message>
    <message>
        <source>At the prices in force now for prompts of that size. What is read from a cache is priced as such; what writing to it costs is left out.</source>
        <translation>Zu den jetzt geltenden Preisen für Prompts dieser Größe. Was aus einem Cache gelesen wird, ist entsprechend berechnet; die Kosten für das Schreiben in den Cache sind nicht enthalten.</translation>
    </message>
</context>
<context>
    <name>ui::ToolCallCard</name>
    <message>
        <source>Tool call</source>
        <translation>Werkzeugaufruf</translation>
    </message>
    <message>
        <source>Wants to call %1</source>
        <translation>Will %1 aufrufen</translation>
    </message>
</context>
<context>
    <name>ui::Transcript</name>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <translation>Zum Ende springen</translation>
    </message>
    <message>
        <source>New below</source>
        <translation>Neues unten</translation>
    </message>
    <message>
        <source>Something new came meanwhile.</source>
        <translation>Inzwischen ist etwas Neues gekommen.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer by %1</source>
        <translation>Antwort von %1</translation>
    </message>
</context>
<context>
    <name>ui::TurnView</name>
    <message>
        <source>Answer by %1</source>
        <translation>Antwort von %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Earlier answer</source>
        <translation>Frühere Antwort</translation>
    </message>
    <message>
        <source>Expand answer</source>
        <translation>Antwort ausklappen</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <translation>Vorherige Antwort</translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation>Nächste Antwort</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Regenerate this answer</source>
        <translation>Diese Antwort neu erzeugen</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>Ab hier abzweigen</translation>
    </message>
    <message>
        <source>Request and response</source>
        <translation>Anfrage und Antwort</translation>
    </message>
    <message>
        <source>Collapse answer</source>
        <translation>Antwort einklappen</translation>
    </message>
    <message>
        <source>Expand answer: %1</source>
        <translation>Antwort ausklappen: %1</translation>
    </message>
    <message>
        <source>Continue from here</source>
        <translation>Ab hier fortfahren</translation>
    </message>
    <message>
        <source>Branch into a new column</source>
        <translation>In neue Spalte abzweigen</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Neu erzeugen</translation>
    </message>
    <message>
        <source>Continue this answer</source>
        <translation>Diese Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>Frage bearbeiten</translation>
    </message>
    <message>
        <source>Copy question</source>
        <translation>Frage kopieren</translation>
    </message>
    <message>
        <source>Copy question to the prompt</source>
        <translation>Frage in den Prompt kopieren</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alle einklappen</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alle ausklappen</translation>
    </message>
</context>
<context>
    <name>ui::UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>ui::UpdatesDialog</name>
    <message>
        <source>%1: refreshed %2</source>
        <comment>source, how long ago</comment>
        <translation>%1: aktualisiert %2</translation>
    </message>
    <message>
        <source>%1: never asked</source>
        <comment>a source of the catalog</comment>
        <translation>%1: noch nie gefragt</translation>
    </message>
    <message>
        <source>%1. The last try failed: %2</source>
        <translation>%1. Der letzte Versuch ist gescheitert: %2</translation>
    </message>
    <message>
        <source>Catalog updates</source>
        <translation>Katalogaktualisierungen</translation>
    </message>
    <message>
        <source>Effect on last month</source>
        <translation>Auswirkung auf den letzten Monat</translation>
    </message>
    <message>
        <source>Models and prices come with the program and age. A refresh asks OpenRouter and models.dev for their public lists; none of your keys, requests or settings go there. What you set yourself stays as it is.</source>
        <translation>Modelle und Preise kommen mit dem Programm und veralten. Eine Aktualisierung fragt OpenRouter und models.dev nach ihren öffentlichen Listen; Ihre Schlüssel, Anfragen und Einstellungen werden dabei nicht übertragen. Was Sie selbst eingestellt haben, bleibt unverändert.</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>Jetzt aktualisieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the refresh</source>
        <translation>Aktualisierung abbrechen</translation>
    </message>
    <message>
        <source>Refresh daily</source>
        <translation>Täglich aktualisieren</translation>
    </message>
    <message>
        <source>Progress of the refresh</source>
        <translation>Fortschritt der Aktualisierung</translation>
    </message>
    <message>
        <source>What the refresh does</source>
        <translation>Was die Aktualisierung gerade tut</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Result of the refresh</source>
        <translation>Ergebnis der Aktualisierung</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Art der Änderung</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Alle Änderungen</translation>
    </message>
    <message>
        <source>Search changes</source>
        <translation>Änderungen suchen</translation>
    </message>
    <message>
        <source>Search models and providers</source>
        <translation>Modelle und Anbieter suchen</translation>
    </message>
    <message>
        <source>Changes of the catalog</source>
        <translation>Änderungen des Katalogs</translation>
    </message>
    <message>
        <source>Merging…</source>
        <translation>Wird zusammengeführt…</translation>
    </message>
    <message>
        <source>%1 of %2 sources, %3</source>
        <comment>how many answered, bytes so far</comment>
        <translation>%1 von %2 Quellen, %3</translation>
    </message>
    <message>
        <source>The catalog is of %1.</source>
        <translation>Der Katalog hat den Stand vom %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) changed</source>
        <translation>
            <numerusform>%n Preis geändert</numerusform>
            <numerusform>%n Preise geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new model(s)</source>
        <translation>
            <numerusform>%n neues Modell</numerusform>
            <numerusform>%n neue Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) retired</source>
        <translation>
            <numerusform>%n Modell abgeschaltet</numerusform>
            <numerusform>%n Modelle abgeschaltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new provider(s) of known models</source>
        <translation>
            <numerusform>%n neuer Anbieter für bekannte Modelle</numerusform>
            <numerusform>%n neue Anbieter für bekannte Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) gone</source>
        <translation>
            <numerusform>%n Anbieter weggefallen</numerusform>
            <numerusform>%n Anbieter weggefallen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has changed since the last refresh.</source>
        <translation>Seit der letzten Aktualisierung hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>Refreshed: %1.</source>
        <translation>Aktualisiert: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Called off. The catalog is as it was.</source>
        <translation>Abgebrochen. Der Katalog ist unverändert.</translation>
    </message>
    <message>
        <source>No such change</source>
        <translation>Keine solche Änderung</translation>
    </message>
    <message>
        <source>The feed has changes, but none that fits search and filter.</source>
        <translation>Es gibt Änderungen, aber keine, die zu Suche und Filter passt.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>Noch keine Änderungen</translation>
    </message>
    <message>
        <source>After a refresh this shows new and retired models, changed prices, and what they would have meant for what you spent in the last 30 days.</source>
        <translation>Nach einer Aktualisierung stehen hier neue und abgeschaltete Modelle, geänderte Preise und was sie für Ihre Ausgaben der letzten 30 Tage bedeutet hätten.</translation>
    </message>
    <message>
        <source>None of these changes of price concerns what you used in the last 30 days.</source>
        <translation>Keine dieser Preisänderungen betrifft, was Sie in den letzten 30 Tagen verwendet haben.</translation>
    </message>
    <message>
        <source>Together these changes would have meant %1 on last month&apos;s %2.</source>
        <translation>Zusammen hätten diese Änderungen %1 bei den %2 des letzten Monats ausgemacht.</translation>
    </message>
</context>
<context>
    <name>ui::VariablesDialog</name>
    <message>
        <source>Fill in the prompt</source>
        <translation>Prompt ausfüllen</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
</context>
<context>
    <name>ui::VariantPager</name>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>ui::ViewsMenu</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Diese Ansicht speichern…</translation>
    </message>
    <message>
        <source>Copy link to this view</source>
        <translation>Link zu dieser Ansicht kopieren</translation>
    </message>
    <message>
        <source>Remove a view</source>
        <translation>Ansicht entfernen</translation>
    </message>
</context>
<context>
    <name>ui::WireText</name>
    <message>
        <source>Status %1</source>
        <comment>of HTTP</comment>
        <translation>Status %1</translation>
    </message>
</context>
</TS>
