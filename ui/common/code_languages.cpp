#include "ui/common/code_languages.h"

namespace ui {

namespace {

QSet<QString> words(const char *list)
{
    const QStringList split = QString::fromLatin1(list).split(u' ', Qt::SkipEmptyParts);
    return QSet<QString>(split.begin(), split.end());
}

} // namespace

const QList<CodeLanguage> &codeLanguages()
{
    static const QList<CodeLanguage> languages = {
        {{QStringLiteral("python"), QStringLiteral("py"), QStringLiteral("python3")},
         words("and as assert async await break case class continue def del elif else except False "
               "finally for from global if import in is lambda match None nonlocal not or pass raise "
               "return self True try while with yield"),
         {QStringLiteral("#")},
         {},
         {},
         QStringLiteral("\"'"),
         {QStringLiteral("\"\"\""), QStringLiteral("'''")},
         false,
         false},
        {{QStringLiteral("javascript"), QStringLiteral("js"), QStringLiteral("jsx"), QStringLiteral("mjs"),
          QStringLiteral("typescript"), QStringLiteral("ts"), QStringLiteral("tsx"), QStringLiteral("node")},
         words("abstract any as async await boolean break case catch class const continue debugger "
               "declare default delete do else enum export extends false finally for from function get "
               "if implements import in instanceof interface keyof let namespace new null number of "
               "private protected public readonly return set static string super switch this throw true "
               "try type typeof undefined unknown var void while yield"),
         {QStringLiteral("//")},
         QStringLiteral("/*"),
         QStringLiteral("*/"),
         QStringLiteral("\"'"),
         {QStringLiteral("`")},
         false,
         false},
        {{QStringLiteral("c"), QStringLiteral("h"), QStringLiteral("cpp"), QStringLiteral("c++"),
          QStringLiteral("cc"), QStringLiteral("cxx"), QStringLiteral("hpp"), QStringLiteral("objc"),
          QStringLiteral("arduino")},
         words("alignas auto bool break case catch char class co_await co_return co_yield concept const "
               "constexpr const_cast continue decltype default delete do double dynamic_cast else enum "
               "explicit export extern false final float for friend goto if inline int long mutable "
               "namespace new noexcept nullptr operator override private protected public register "
               "reinterpret_cast requires return short signed sizeof static static_assert static_cast "
               "struct switch template this throw true try typedef typename union unsigned using virtual "
               "void volatile wchar_t while"),
         {QStringLiteral("//")},
         QStringLiteral("/*"),
         QStringLiteral("*/"),
         QStringLiteral("\"'"),
         {},
         false,
         false},
        {{QStringLiteral("java"), QStringLiteral("kotlin"), QStringLiteral("kt"), QStringLiteral("scala"),
          QStringLiteral("groovy")},
         words("abstract as assert boolean break by byte case catch char class companion const continue "
               "data default do double else enum extends false final finally float for fun if implements "
               "import in instanceof int interface internal is lateinit long native new null object open "
               "override package private protected public record return sealed short static strictfp "
               "super suspend switch synchronized this throw throws transient true try typealias val var "
               "void volatile when while yield"),
         {QStringLiteral("//")},
         QStringLiteral("/*"),
         QStringLiteral("*/"),
         QStringLiteral("\"'"),
         {QStringLiteral("\"\"\"")},
         false,
         false},
        {{QStringLiteral("csharp"), QStringLiteral("cs"), QStringLiteral("c#")},
         words("abstract as async await base bool break byte case catch char checked class const "
               "continue decimal default delegate do double else enum event explicit extern false "
               "finally fixed float for foreach get goto if implicit in init int interface internal is "
               "lock long namespace new null object operator out override params private protected "
               "public readonly record ref required return sbyte sealed set short sizeof static string "
               "struct switch this throw true try typeof uint ulong unchecked unsafe ushort using var "
               "virtual void volatile when where while with yield"),
         {QStringLiteral("//")},
         QStringLiteral("/*"),
         QStringLiteral("*/"),
         QStringLiteral("\"'"),
         {},
         false,
         false},
        {{QStringLiteral("go"), QStringLiteral("golang")},
         words("any bool break byte case chan const continue default defer else error fallthrough false "
               "float32 float64 for func go goto if import int int32 int64 interface iota map nil "
               "package range return rune select string struct switch true type uint uint64 var"),
         {QStringLiteral("//")},
         QStringLiteral("/*"),
         QStringLiteral("*/"),
         QStringLiteral("\"'"),
         {QStringLiteral("`")},
         false,
         false},
        {{QStringLiteral("rust"), QStringLiteral("rs")},
         words("as async await bool break char const continue crate dyn else enum extern f32 f64 false "
               "fn for i32 i64 if impl in let loop match mod move mut pub ref return self Self static "
               "str struct super trait true type u32 u64 u8 union unsafe use usize where while"),
         {QStringLiteral("//")},
         QStringLiteral("/*"),
         QStringLiteral("*/"),
         QStringLiteral("\""),
         {},
         false,
         false},
        {{QStringLiteral("swift")},
         words("actor any as associatedtype async await break case catch class continue default defer "
               "deinit do else enum extension fallthrough false fileprivate final for func guard if "
               "import in init inout internal is lazy let mutating nil nonisolated open operator "
               "override private protocol public repeat rethrows return self Self some static struct "
               "subscript super switch throw throws true try typealias var weak where while"),
         {QStringLiteral("//")},
         QStringLiteral("/*"),
         QStringLiteral("*/"),
         QStringLiteral("\""),
         {QStringLiteral("\"\"\"")},
         false,
         false},
        {{QStringLiteral("bash"), QStringLiteral("sh"), QStringLiteral("shell"), QStringLiteral("zsh"),
          QStringLiteral("console"), QStringLiteral("shell-session"), QStringLiteral("dockerfile"),
          QStringLiteral("makefile"), QStringLiteral("make")},
         words("alias break case cd continue declare do done echo elif else esac eval exec exit export "
               "fi for function if in local read readonly return select set shift source test then trap "
               "unset until while ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM RUN USER WORKDIR"),
         {QStringLiteral("#")},
         {},
         {},
         QStringLiteral("\"'"),
         {},
         false,
         false},
        {{QStringLiteral("sql"), QStringLiteral("sqlite"), QStringLiteral("postgresql"),
          QStringLiteral("postgres"), QStringLiteral("mysql"), QStringLiteral("plsql"),
          QStringLiteral("tsql")},
         words("add all alter and as asc avg begin between by case cast check column commit constraint "
               "count create cross database default delete desc distinct drop else end exists explain "
               "false foreign from full group having if in index inner insert into is join key left like "
               "limit max min not null offset on or order outer over partition primary references "
               "returning right rollback row rows select set sum table then top transaction true union "
               "unique update using values view when where with"),
         {QStringLiteral("--")},
         QStringLiteral("/*"),
         QStringLiteral("*/"),
         QStringLiteral("'\""),
         {},
         true,
         false},
        {{QStringLiteral("json"), QStringLiteral("jsonc"), QStringLiteral("json5")},
         words("true false null"),
         {QStringLiteral("//")},
         {},
         {},
         QStringLiteral("\""),
         {},
         false,
         false},
        {{QStringLiteral("yaml"), QStringLiteral("yml"), QStringLiteral("toml"), QStringLiteral("ini"),
          QStringLiteral("cfg"), QStringLiteral("conf"), QStringLiteral("properties")},
         words("true false null yes no on off"),
         {QStringLiteral("#"), QStringLiteral(";")},
         {},
         {},
         QStringLiteral("\"'"),
         {},
         false,
         false},
        {{QStringLiteral("html"), QStringLiteral("xml"), QStringLiteral("svg"), QStringLiteral("xhtml"),
          QStringLiteral("vue"), QStringLiteral("svelte")},
         words(""),
         {},
         QStringLiteral("<!--"),
         QStringLiteral("-->"),
         QStringLiteral("\"'"),
         {},
         false,
         true},
        {{QStringLiteral("css"), QStringLiteral("scss"), QStringLiteral("sass"), QStringLiteral("less")},
         words("important media import keyframes supports from to root hover focus active before after "
               "auto none inherit initial block flex grid inline absolute relative fixed sticky solid"),
         {},
         QStringLiteral("/*"),
         QStringLiteral("*/"),
         QStringLiteral("\"'"),
         {},
         false,
         false},
        {{QStringLiteral("php")},
         words("abstract and array as break callable case catch class clone const continue declare "
               "default do echo else elseif empty enum extends false final finally fn for foreach "
               "function global if implements include instanceof interface isset list match namespace "
               "new null or print private protected public readonly require require_once return static "
               "string switch this throw trait true try unset use var void while yield"),
         {QStringLiteral("//"), QStringLiteral("#")},
         QStringLiteral("/*"),
         QStringLiteral("*/"),
         QStringLiteral("\"'"),
         {},
         false,
         false},
        {{QStringLiteral("ruby"), QStringLiteral("rb")},
         words("alias and attr_accessor attr_reader begin break case class def defined do else elsif end "
               "ensure extend false for if in include lambda loop module next nil not or private "
               "protected public puts raise redo require rescue retry return self super then true undef "
               "unless until when while yield"),
         {QStringLiteral("#")},
         {},
         {},
         QStringLiteral("\"'"),
         {},
         false,
         false},
        {{QStringLiteral("lua")},
         words("and break do else elseif end false for function goto if in local nil not or repeat "
               "return then true until while"),
         {QStringLiteral("--")},
         QStringLiteral("--[["),
         QStringLiteral("]]"),
         QStringLiteral("\"'"),
         {},
         false,
         false},
        {{QStringLiteral("r")},
         words("break else FALSE for function if in library Inf NA next NULL repeat return TRUE while"),
         {QStringLiteral("#")},
         {},
         {},
         QStringLiteral("\"'"),
         {},
         false,
         false},
        {{QStringLiteral("cmake")},
         words("add_executable add_library add_subdirectory cmake_minimum_required else elseif "
               "endforeach endfunction endif find_package foreach function if include message option "
               "project set target_compile_options target_include_directories target_link_libraries "
               "target_sources"),
         {QStringLiteral("#")},
         {},
         {},
         QStringLiteral("\""),
         {},
         true,
         false},
    };
    return languages;
}

} // namespace ui
