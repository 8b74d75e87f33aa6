@echo off
rem Latent Loom on Windows: starts the studio, or runs its checks. "loom help" says how; ./loom has the same for other systems.
setlocal EnableDelayedExpansion
cd /d "%~dp0"
set "OLDEST=21"
set "TOOL="
set "JAR=latent-loom.jar"
if exist pom.xml set "JAR=target\latent-loom.jar"

if "%~1"=="help" goto :help

set "FOUND="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined FOUND for /f "delims=" %%J in ('where java 2^>nul') do if not defined FOUND for %%D in ("%%~dpJ..") do call :try "%%~fD"
if not defined FOUND for /d %%D in ("%USERPROFILE%\.jdks\*" "%USERPROFILE%\.gradle\jdks\*" "%USERPROFILE%\.sdkman\candidates\java\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*") do if not defined FOUND call :try "%%~fD"
if not defined FOUND (
    echo Latent Loom needs a JDK of version %OLDEST% or newer, and none was found. Install one, then try again:
    echo   winget install EclipseAdoptium.Temurin.21.JDK
    exit /b 1
)
set "JAVA_HOME=%FOUND%"
echo Java in %JAVA_HOME%

if not exist pom.xml goto :start
where mvn >nul 2>nul
if errorlevel 1 (
    echo Building needs Maven 3.8 or newer, and there is no mvn on the PATH. Install it ^(for example: scoop install maven^), then try again.
    exit /b 1
)
if "%~1"=="test" goto :test
if "%~1"=="format" call mvn -B -ntp -q spotless:apply & exit /b !errorlevel!
if "%~1"=="release" call mvn -B -ntp -q -DskipTests package & exit /b !errorlevel!

rem Maven itself sees which sources have changed; it takes half a minute, the first time several.
echo Building Latent Loom: the first time it downloads about 280 MB of libraries, some minutes in all.
call mvn -B -ntp -q -Dloom.quick -Dmaven.test.skip=true package
if errorlevel 1 exit /b 1
if "%~1"=="build" exit /b 0

:start
if "%~1"=="bench" set "TOOL=loom.bench.BenchCommand"
if "%~1"=="textiles" set "TOOL=loom.textile.TextilesCommand"
if defined TOOL goto :tool
"%JAVA_HOME%\bin\java" --enable-native-access=ALL-UNNAMED -jar "%JAR%" %*
exit /b %errorlevel%

rem A command that is no part of the studio: its classes lie beside the studio's jar and use what is in that one.
:tool
set "WORDS="
:word
shift
if not "%~1"=="" set "WORDS=!WORDS! %1" & goto :word
"%JAVA_HOME%\bin\java" --enable-native-access=ALL-UNNAMED "-Dloader.path=%JAR:.jar=-tools.jar%" "-Dloader.main=%TOOL%" -cp "%JAR%" org.springframework.boot.loader.launch.PropertiesLauncher%WORDS%
exit /b %errorlevel%

:test
if "%~2"=="--fast" call mvn -B -ntp verify "-DexcludedGroups=browser,slow" & exit /b !errorlevel!
if not "%~2"=="" call mvn -B -ntp test "-Dtest=%~2" & exit /b !errorlevel!
call mvn -B -ntp verify
if errorlevel 1 exit /b 1
call mvn -B -ntp -Plibtorch-2.0.1 surefire:test
exit /b %errorlevel%

:help
echo loom                        starts the studio; everything else that follows goes to it
echo loom --server.port=9000     settings of the studio
echo loom bench train ...        its other commands: bench, textiles
echo loom build                  builds the jar and starts nothing
echo loom test [--fast ^| NAME]   runs every check, the fast ones, or one test class
echo loom format, loom release   formats the sources; builds the release archive
exit /b 0

:try
if not exist "%~1\bin\java.exe" exit /b 0
if exist pom.xml if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b JAVA_VERSION= "%~1\release"') do for /f "delims=." %%M in ("%%~V") do if %%M geq %OLDEST% set "FOUND=%~1"
exit /b 0
