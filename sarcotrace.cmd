@echo off
rem Builds Sarcotrace once, then runs it:  sarcotrace --help
rem After a source changed, delete artifacts\app, and the next call builds anew.
setlocal
set "root=%~dp0"
set "app=%root%artifacts\app"
if exist "%app%\built" goto run
where dotnet >nul 2>nul || (echo Sarcotrace needs the .NET 10 SDK: https://dotnet.microsoft.com/download 1>&2 & exit /b 3)
echo Building Sarcotrace once (a minute or two on the first run) ... 1>&2
if not exist "%root%artifacts" mkdir "%root%artifacts"
dotnet publish "%root%src\Sarcotrace.App" -c Release -o "%app%" --nologo -v quiet -p:RestoreLockedMode=false -p:PublishReadyToRun=true -p:ForThisMachine=true > "%root%artifacts\build.log" 2>&1 ^
  || dotnet publish "%root%src\Sarcotrace.App" -c Release -o "%app%" --nologo -v quiet -p:RestoreLockedMode=false > "%root%artifacts\build.log" 2>&1 ^
  || (type "%root%artifacts\build.log" 1>&2 & exit /b 3)
type nul > "%app%\built"
:run
dotnet "%app%\sarcotrace.dll" %*
